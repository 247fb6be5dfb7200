import type { Reader } from '../find/labelled.ts';

/** Labels are at most so long, their signs and spaces included. */
const LONGEST_LABEL = 60;

interface Found {
  value: string;
  index: number;
  length: number;
}

/**
 * The texts that may be a value: what stands behind the first colon, all of it, what stands behind its first words, and
 * every code (a word with figures, such as "GB-201").
 */
export const readWords: Reader<string> = (text) => {
  const colon = /^[^:]{3,40}:\s*(?=\S)/.exec(text)?.[0].length ?? 0;
  const starts = [...text.slice(0, LONGEST_LABEL).matchAll(/(?<=^|\s)\S/g)].map(({ index }) => index);
  const rests = [colon, 0, ...starts.filter((start) => isLabel(text.slice(0, start)))].map((start) =>
    from(text, start),
  );
  const codes = starts
    .filter((start) => start === 0 || start === colon || isLabel(text.slice(0, start)))
    .flatMap((start) => codeAt(text, start));
  const places = new Map([...rests, ...codes].map((found) => [`${found.index} ${found.length}`, found]));
  return [...places.values()].filter(({ value }) => value !== '');
};

const isLabel = (before: string): boolean => (before.match(/\p{L}/gu)?.length ?? 0) >= 3 && !/\d/.test(before);

function from(text: string, index: number): Found {
  const value = text.slice(index).trim();
  return { value, index, length: value.length };
}

function codeAt(text: string, index: number): Found[] {
  const code = /^\S*\d\S*?(?=[,;.)]*(?:\s|$))/.exec(text.slice(index))?.[0];
  return code ? [{ value: code, index, length: code.length }] : [];
}

/** Whether a text may be what the right one of another document was: codes have the same signs between letters and figures. */
export function isAlikeText(text: string, right: string): boolean {
  if (!isCode(right)) return !isCode(text);
  const [signs, wanted] = [signsOf(text), signsOf(right)];
  return isCode(text) && /\p{L}/u.test(text) === /\p{L}/u.test(right) && (wanted === '' || signs === wanted);
}

const isCode = (text: string): boolean => /^\S*\d\S*$/.test(text);

const signsOf = (text: string): string => text.replace(/[\p{L}\d]/gu, '');
