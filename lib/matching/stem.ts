// What English adds to a verb, and how many letters a word with it has at least: "king" and "need" are whole.
const endings: [ending: RegExp, atLeast: number][] = [
  [/ment$/, 8],
  [/(?<=[st])ion$/, 8],
  [/(?<=[aeiouy].*)ing$/, 6],
  [/(?<=[aeiouy].*)(?<!e)ed$/, 5],
];

// Two words that share their beginning and nothing else.
const whole = new Set(['production', 'department', 'apartment', 'station']);

/** What "manage", "managed", "managing" and "management" have in common; a word without such an ending is its own. */
export function stemOf(word: string): string {
  if (!isInflected(word)) return word;
  if (/^analy[sz]/.test(word)) return 'analys';
  return withoutLast(withoutEnding(word));
}

/** Whether a folded word may take such endings: English ones of some length, and none that is no word. */
export const isInflected = (word: string): boolean => /^[a-z]{4,40}$/.test(word);

/** Whether it has one: only then does somebody who asks for it mean the doing, not a name. */
export const hasEnding = (word: string): boolean => isInflected(word) && withoutEnding(word) !== word;

function withoutEnding(word: string): string {
  if (whole.has(word)) return word;
  const [ending] = endings.find(([one, atLeast]) => word.length >= atLeast && one.test(word)) ?? [];
  return ending ? undoubled(word.replace(ending, '')) : word;
}

/** "planned" is of "plan", "processing" of "process". */
const undoubled = (word: string): string => word.replace(/([^aeiouls])\1$/, '$1');

/** "manage" and "manag", "study" and "studi" are one. */
const withoutLast = (word: string): string => (word.length > 4 ? word.replace(/i?e$/, '').replace(/[iy]$/, '') : word);
