const blank = 1;
const delimiter = 2;
const sign = 4;

const kinds = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = blank;
for (const character of '()<>[]{}/%') kinds[character.charCodeAt(0)] = delimiter;
for (const character of '0123456789+-.') kinds[character.charCodeAt(0)] = sign;

const hexDigits = new Int8Array(256).fill(-1);
for (const [value, character] of [...'0123456789abcdef'].entries()) {
  hexDigits[character.charCodeAt(0)] = value;
  hexDigits[character.toUpperCase().charCodeAt(0)] = value;
}

/** Whether a byte only parts tokens of PDF. */
export const isBlank = (code: number): boolean => kinds[code] === blank;

/** Whether a byte can stand within a name, a number or a word. */
export const isRegular = (code: number): boolean => ((kinds[code] ?? 0) & (blank | delimiter)) === 0;

/** Whether a byte can begin a number. */
export const beginsNumber = (code: number): boolean => kinds[code] === sign;

/** The value of a hexadecimal digit; -1 for any other byte. */
export const hexDigit = (code: number): number => hexDigits[code] ?? -1;
