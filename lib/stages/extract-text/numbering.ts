const romans: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const highestRoman = 3999;

function roman(number: number): string {
  let left = number;
  let text = '';
  for (const [value, sign] of romans) {
    for (; left >= value; left -= value) text += sign;
  }
  return text;
}

/** a … z, aa, bb …, as word processors count. */
const letter = (number: number): string =>
  String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.min(10, Math.floor((number - 1) / 26) + 1));

export type NumberStyle = 'decimal' | 'a' | 'A' | 'i' | 'I';

/** A number of a list as its style writes it: 4 is 4, d, D, iv or IV. */
export function listNumber(number: number, style: NumberStyle): string {
  if (number < 1) return String(number);
  if (style === 'a') return letter(number);
  if (style === 'A') return letter(number).toUpperCase();
  if (number <= highestRoman && style === 'i') return roman(number);
  if (number <= highestRoman && style === 'I') return roman(number).toUpperCase();
  return String(number);
}
