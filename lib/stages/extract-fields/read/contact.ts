import type { Reader } from '../find/labelled.ts';

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}(?![\w])/gi;
const PHONE = /(?<![\d./#-])(?:\+|00)?\(?\d{1,4}\)?(?:[\s.\-/]{0,2}\(?\d{2,5}\)?){1,5}(?![\d/]|[.,]\d)/g;
const LINK =
  /\b(?:https?:\/\/|www\.)[^\s<>"')\]]{3,200}|\b(?:linkedin\.com|github\.com|gitlab\.com|behance\.net|medium\.com|stackoverflow\.com)\/[^\s<>"')\],|]{1,100}/gi;
const DOI = /\b10\.\d{4,9}\/[^\s"<>]{2,120}/g;

const matches =
  (pattern: RegExp, tidy: (text: string) => string | null): Reader<string> =>
  (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = tidy(match[0]);
      return value ? [{ value, index: match.index, length: match[0].length }] : [];
    });

const withoutFullStop = (text: string): string => text.replace(/[.,;:)]+$/, '');

export const readEmail: Reader<string> = matches(EMAIL, withoutFullStop);

/** Reads phone numbers of 8 to 15 digits as printed; years, dates and long codes are passed over. */
export const readPhone: Reader<string> = matches(PHONE, (text) => {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 8 || digits.length > 15) return null;
  const isPlainNumber = /^\d+$/.test(text.trim()) && digits.length > 11;
  const isDates =
    /^(?:19|20)\d{2}\s?[-./]\s?(?:(?:19|20)\d{2}|\d{2}[-./]\d{2})$|^\d{1,2}[./-]\d{1,2}[./-]\d{4}$|^\d{1,2}[./]\d{4}\s*-\s*\d{1,2}[./]\d{4}$/.test(
      text.trim(),
    );
  return isPlainNumber || isDates ? null : text.trim();
});

export const readLink: Reader<string> = matches(LINK, withoutFullStop);

export const readDoi: Reader<string> = matches(DOI, withoutFullStop);
