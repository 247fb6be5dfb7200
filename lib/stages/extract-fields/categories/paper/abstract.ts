import type { Candidate } from '../../find/candidate.ts';
import type { Source } from '../../find/source.ts';

const ABSTRACT = /^(?:abstract|a ?b ?s ?t ?r ?a ?c ?t|summary|zusammenfassung|résumé|resumen)\b\W*/i;
const END =
  /^(?:key ?words?|index terms|schlüsselwörter|schlagwörter|mots[- ]clés|palabras clave|jel\b|(?:\d\.?|i\.)?\s*(?:introduction|einleitung)|categories and subject|ccs concepts|pacs|citation:|correspondence|received\b|©|1\.? )/i;
const LONGEST = 40;
const WITHOUT_END = 12;
const SHORTEST = 80;

/** What stands behind "Abstract", up to the keywords or the introduction; less certain where neither is seen. */
export function findAbstract(source: Source): Candidate<string> | null {
  const index = source.cells.findIndex(({ text, page }) => page <= 2 && ABSTRACT.test(text));
  const opener = source.cells[index];
  if (!opener) return null;
  const rest = source.cells.slice(index + 1, index + LONGEST);
  const end = rest.findIndex(({ text }) => END.test(text));
  const body = rest.slice(0, end < 0 ? WITHOUT_END : end);
  const opening = opener.text.replace(ABSTRACT, '');
  const cells = [...(opening ? [opener] : []), ...body];
  const value = joined([opening, ...body.map(({ text }) => text)]);
  return value.length > SHORTEST ? { value, cells, score: end < 0 ? 0.5 : 0.8 } : null;
}

/** Lines as running text; words parted at a line's end are whole again. */
const joined = (lines: string[]): string =>
  lines
    .join('\n')
    .replace(/(\p{Ll}{2,})-\n(?=\p{Ll})/gu, '$1')
    .replace(/\n/g, ' ')
    .trim();
