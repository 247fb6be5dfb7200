import { type Candidate, merge } from '../../find/candidate.ts';
import { believe, proof } from '../../find/confidence.ts';
import { labelled } from '../../find/labelled.ts';
import { overlaps } from '../../find/layout.ts';
import { lettersOf } from '../../find/names.ts';
import type { Source } from '../../find/source.ts';
import { readIban } from '../../read/iban.ts';
import { readIdentifier } from '../../read/identifier.ts';
import { notTheNumber, numberLabels } from './labels.ts';
import { withoutOriginals } from './original.ts';
import { wholeNumber } from './whole-number.ts';

const RIVAL = 0.8;
/** Another number stands behind as good a label. */
const CONTESTED = -2.2;
const SHORT = /^\d{1,2}$/;
/** Codes for kinds of invoices, tax numbers, years, parts of bank accounts and phone numbers. */
const OTHER_NUMBER =
  /^(?:(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK)U?\d{8,11}(?:B\d\d)?|38[01469]|326|(?:19|20)\d{2}|[+0]\d{1,5}[-/]\d{4,8})$/;
const OTHER_LABEL =
  /\b(?:order|customer|client|account|kunden|bestell|auftrags?|lieferschein|vertrags?|commande|klant|order|cliente|contract|quote|po|purchase order)[- ]?(?:no\b|nr\b|number|nummer|id\b|n°|#)/i;

/** Finds the number of an invoice behind, right of or below what names it. */
export function findNumber(source: Source): Candidate<string> | null {
  const search = { labels: numberLabels, except: notTheNumber, read: readIdentifier, reach: 8 };
  const found = merge(withoutOriginals(source, labelled(source, search).map(wholeNumber)));
  const [best] = found;
  if (!best) return null;
  const rival = found.find(({ value }) => !isPartOf(value, best.value));
  const proofs = {
    repeated: isRepeated(source, best) && proof.good,
    rival: rival && rival.score > RIVAL * best.score && CONTESTED,
    titled: best.score < 0.7 && isTitled(source, best) && proof.good,
    short: SHORT.test(best.value) && -proof.good,
    other: isOther(source, best) && -proof.strong,
    vague: best.score < 0.82 && -proof.hint,
    scanned: (best.cells[0]?.legibility ?? 1) < 1 && -proof.hint,
    inWords: beginsWords(best) && -proof.good,
    belowOther: isBelowOther(source, best) && -proof.strong,
    cut: isCut(best) && -proof.strong,
  };
  return { ...best, score: believe(Math.min(0.92, 0.92 * best.score), proofs) };
}

const isPartOf = (one: string, other: string): boolean =>
  lettersOf(one).includes(lettersOf(other)) || lettersOf(other).includes(lettersOf(one));

/** The same number in a payment reference, in the title or on another page. */
function isRepeated(source: Source, { value, cells }: Candidate<string>): boolean {
  if (value.length < 4) return false;
  return source.cells.some((cell) => cell !== cells[0] && cell.text.includes(value) && !OTHER_LABEL.test(cell.text));
}

const TITLE =
  /^(?:(?:tax|sales|commercial) )?(?:invoice|rechnung|facture|factuur|fattura|factura|credit note|gutschrift|avoir|faktura)$/i;

/** A label as vague as "No." means the invoice beside its title. */
const isTitled = (source: Source, { cells }: Candidate<string>): boolean =>
  source.rows
    .slice(Math.max(0, (cells[0]?.row ?? 0) - 2), (cells[0]?.row ?? 0) + 2)
    .flat()
    .some(({ text, page }) => page === cells[0]?.page && TITLE.test(text.trim()));

/** The number looks like another kind of number, or stands elsewhere behind another label. */
function isOther(source: Source, { value, cells }: Candidate<string>): boolean {
  const isLabelled = (text: string) => {
    const at = OTHER_LABEL.exec(text);
    return at !== null && text.slice(at.index + at[0].length).includes(value);
  };
  const inIban = source.cells.some(({ text }) =>
    readIban(text).some((iban) => iban.value.includes(value) && value.length > 5),
  );
  return OTHER_NUMBER.test(value) || inIban || source.cells.some((cell) => cell !== cells[0] && isLabelled(cell.text));
}

/** In a table whose columns are not quite straight, the head of another number is over this one as well. */
function isBelowOther(source: Source, { cells: [cell], at }: Candidate<string>): boolean {
  if (!cell || at?.index !== 0) return false;
  const above = source.rows.slice(Math.max(0, cell.row - 2), cell.row).flat();
  return above.some((head) => head.page === cell.page && overlaps(head, cell) && OTHER_LABEL.test(head.text));
}

/** "1200 Elm Avenue": what stands below a label is more than a number. */
const beginsWords = ({ cells, at }: Candidate<string>): boolean =>
  at?.index === 0 && /^\s\p{L}{3}/u.test(cells[0]?.text.slice(at.length) ?? '');

/** Letters or digits right beside the number that are no words: it may go on there. */
function isCut({ cells, at, value }: Candidate<string>): boolean {
  const text = cells[0]?.text ?? '';
  if (!at) return false;
  const before = /(?:^|[\s:#.])(\S+)\s?$/.exec(text.slice(0, at.index + at.length - value.length))?.[1] ?? '';
  const after = /^\s(\S+)/.exec(text.slice(at.index + at.length))?.[1] ?? '';
  const isPiece = (word: string) =>
    /^[\p{Lu}\d/_-]{1,8}$/u.test(word) && !/^(?:NO|NR|ID|VOM|DU|\p{Lu}{4,})$/u.test(word);
  return (
    (isPiece(before) && !/^\d+$/.test(before)) ||
    (isPiece(after) && /\d/.test(after) && !/[./-]\d{1,2}[./-]/.test(after))
  );
}
