import { readEmail, readLink } from '../read/contact.ts';
import type { Cell } from './layout.ts';
import { lettersOf } from './names.ts';

const MAILBOXES =
  /^(?:gmail|googlemail|hotmail|outlook|live|yahoo|gmx|web|icloud|freenet|tonline|orange|wanadoo|laposte|aol|example|localhost|facebook|twitter|instagram|linkedin|youtube|paypal)$/;
/** Second-level names under which a country hands out names. */
const SHARED = /^(?:co|com|org|net|gov|ac|ltd)$/;

/** Names of the domains in e-mail addresses and links: "info@elm-bau.de" gives "elmbau". */
export function domainsOf(cells: Cell[]): string[] {
  const hosts = cells.flatMap(({ text }) => [
    ...readEmail(text).map(({ value }) => value.split('@')[1] ?? ''),
    ...readLink(text).map(({ value }) => value.replace(/^https?:\/\//i, '').split('/')[0] ?? ''),
  ]);
  return [...new Set(hosts.map(nameIn))].filter((name) => name.length > 2 && !MAILBOXES.test(name));
}

function nameIn(host: string): string {
  const parts = host
    .toLowerCase()
    .replace(/[.:]\d*$/, '')
    .split('.');
  const second = parts.at(-2) ?? '';
  return lettersOf(SHARED.test(second) && parts.length > 2 ? (parts.at(-3) ?? '') : second);
}

/** Whether a name reads like one of the domains, from its beginning or by its initials. */
export function ownsDomain(name: string, domains: string[]): boolean {
  const letters = lettersOf(name);
  const initials = lettersOf(name.match(/(?<!\p{L})\p{L}/gu)?.join('') ?? '');
  return domains.some((domain) => {
    if (letters.length > 3 && domain.length > 3 && (letters.startsWith(domain) || domain.startsWith(letters)))
      return true;
    return domain.length > 2 && initials.startsWith(domain);
  });
}
