import type { Reader } from '../find/labelled.ts';

const IBAN = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g;

/** Reads IBANs whose checksum is right, without their spaces. */
export const readIban: Reader<string> = (text) =>
  [...text.matchAll(IBAN)].flatMap((match) => {
    const value = longestValid(match[0]);
    return value ? [{ value, index: match.index, length: match[0].length }] : [];
  });

/** The next word behind an IBAN may look like its last group: shorten until the checksum is right. */
function longestValid(text: string): string | null {
  const groups = text.split(' ');
  for (let count = groups.length; count > 0; count--) {
    const iban = groups.slice(0, count).join('');
    if (iban.length >= 15 && iban.length <= 34 && hasValidChecksum(iban)) return iban;
  }
  return null;
}

/** ISO 13616: the rearranged number leaves 1 when divided by 97. */
export function hasValidChecksum(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const digits = Number.parseInt(character, 36);
    rest = (digits > 9 ? rest * 100 + digits : rest * 10 + digits) % 97;
  }
  return rest === 1;
}
