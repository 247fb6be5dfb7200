const SPACED = /(?<!\S)\p{L}(?: [\p{L}&]){3,}(?!\S)/gu;

/** Closes words whose letters are set apart, as headings of templates are: "S K I L L S" becomes "SKILLS". */
export const closeLetterSpacing = (text: string): string =>
  text.replace(SPACED, (letters) => letters.replaceAll(' ', '').replaceAll('&', ' & '));
