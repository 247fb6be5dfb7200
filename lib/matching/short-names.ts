// Short names are mostly something else in a text: R an initial, Go a verb, HR hours. They count only as they are written.

/** The word for a short name where it is one; the plain word stands beside it. */
export const nameWord = (folded: string): string => `name:${folded}`;

/** Whether somebody who asks for this means such a name: one letter, Go, or two capitals. */
export const isShortName = (spelling: string): boolean => /^(\p{L}|go|Go|[A-Z]{2})$/u.test(spelling.trim());

const before = /(^|[,;:/|(\n•·]|\b(in|and|or|using|with|of|und|mit|et))\s*$/iu;
const after = /^\s*($|[,;/|)\n•·]|\.(\s|$)|(and|or|programming|language|studio|packages?|scripts?)\b)/iu;

/** Whether it is one here: two capitals, or a capital that stands in a list ("Python, R, SQL") or is said to be a language. */
export function isNameHere(source: string, { 0: raw, index }: RegExpExecArray): boolean {
  if (/^[A-Z]{2}$/.test(raw)) return true;
  if (!/^([A-Z]|Go)$/.test(raw)) return false;
  const left = source.slice(Math.max(0, index - 8), index);
  const right = source.slice(index + raw.length, index + raw.length + 13);
  if (/^['’&+#-]|^\.\p{L}|^\s*&/u.test(right) || /[&.'’-]\s*$/.test(left)) return false;
  return before.test(left) && after.test(right);
}
