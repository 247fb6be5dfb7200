import { readEmail, readLink } from '../read/contact.ts';
import type { Cell } from './layout.ts';
import { lettersOf } from './names.ts';

const MAILBOXES =
  /^(?:gmail|googlemail|hotmail|outlook|live|yahoo|gmx|web|icloud|freenet|tonline|orange|wanadoo|laposte|aol|example|localhost|facebook|twitter|instagram|linkedin|youtube|paypal)$/;
/** Second-level names under which a country hands out names. */
const SHARED = /^(?:co|com|org|net|gov|ac|ltd)$/;

/** "elm-bau.de" on a line of its own. */
const BARE = /^[a-z\d-]{3,40}(?:\.[a-z\d-]{2,20}){0,2}\.(?:com|net|org|eu|info|biz|io|co|shop|[a-z]{2})$/;

/** Names of the domains in e-mail addresses and links: "info@elm-bau.de" gives "elm-bau". */
export function domainsOf(cells: Cell[]): string[] {
  const hosts = cells.flatMap(({ text }) => [
    ...readEmail(text).map(({ value }) => value.split('@')[1] ?? ''),
    ...readLink(text).map(({ value }) => value.replace(/^https?:\/\//i, '').split('/')[0] ?? ''),
    ...(BARE.test(text) ? [text] : []),
  ]);
  return [...new Set(hosts.map(nameIn))].filter((name) => name.length > 2 && !MAILBOXES.test(lettersOf(name)));
}

function nameIn(host: string): string {
  const parts = host
    .toLowerCase()
    .replace(/[.:]\d*$/, '')
    .split('.');
  const second = parts.at(-2) ?? '';
  return SHARED.test(second) && parts.length > 2 ? (parts.at(-3) ?? '') : second;
}

/**
 * How far a name reads like one of the domains (0–1): 1 from its beginning, by its initials, put together from its words
 * or with every part of the domain in it; less where only one long part of the domain is in the name.
 */
export function ownsDomain(name: string, domains: string[]): number {
  const spelled = [...new Set([name, inBasicLetters(name)])];
  return Math.max(0, ...domains.flatMap((domain) => spelled.map((one) => likeness(one, domain))));
}

const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe', å: 'aa' };

const inBasicLetters = (name: string): string =>
  name.toLowerCase().replace(/[äöüßæøå]/g, (letter) => UMLAUTS[letter] ?? letter);

function likeness(name: string, domain: string): number {
  const [letters, host] = [lettersOf(name), lettersOf(domain)];
  const initials = lettersOf(name.match(/(?<!\p{L})\p{L}/gu)?.join('') ?? '');
  if (letters.length > 3 && host.length > 3 && (letters.startsWith(host) || host.startsWith(letters))) return 1;
  if (host.length > 2 && initials.startsWith(host)) return 1;
  const parts = domain.split('-').map(lettersOf);
  if (parts.length > 1 && parts.every((part) => part.length > 2 && letters.includes(part))) return 1;
  if (host.length > 5 && isMadeOf(host, wordsOf(name))) return 1;
  return parts.some((part) => part.length > 4 && letters.includes(part)) ? 0.6 : 0;
}

const wordsOf = (name: string): string[] =>
  name
    .split(/[\s-]+/)
    .map((word) => (word === '&' || word === '+' ? 'and' : lettersOf(word)))
    .filter((word) => word.length > 1)
    .slice(0, 8);

const SHORTEST = 2;

/** Whether the domain is its words, or their beginnings, in their order: "bouwdewit" of "Bouwbedrijf De Wit". */
function isMadeOf(host: string, words: string[], longest = 0): boolean {
  if (host === '') return longest > 3;
  return words.some((word, index) => {
    const rest = words.slice(index + 1);
    for (let length = shared(host, word); length >= SHORTEST; length--) {
      if (isMadeOf(host.slice(length), rest, Math.max(longest, length))) return true;
    }
    return false;
  });
}

/** How many letters two words begin with alike. */
function shared(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
