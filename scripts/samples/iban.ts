/** Puts the two check digits of ISO 13616 between a country code and an account number. */
export function ibanOf(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((character) => Number.parseInt(character, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
}

/** In groups of four, as it is printed. */
export const grouped = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');
