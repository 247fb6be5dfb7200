/** By words and meaning, by meaning alone, or only pages that have all the words. */
export const modes = { hybrid: 'Words and meaning', semantic: 'Meaning', keyword: 'All of the words' } as const;
export type Mode = keyof typeof modes;

/** What is looked for, how, and where. */
export interface Question {
  q: string;
  mode: Mode;
  category: string;
  folder: string;
}

/** The question that an address asks. */
export const questionOf = (parameters: URLSearchParams): Question => ({
  q: (parameters.get('q') ?? '').trim(),
  mode: modeOf(parameters.get('mode')),
  category: parameters.get('category') ?? '',
  folder: parameters.get('folder') ?? '',
});

const modeOf = (asked: string | null): Mode => (asked === 'semantic' || asked === 'keyword' ? asked : 'hybrid');

/** Whether there is enough to look for: something with a letter or a digit, and more than one sign. */
export const isAskable = (q: string): boolean => q.length >= 2 && /[\p{L}\p{N}]/u.test(q.normalize('NFKD'));
