import { type Candidate, merge } from '../../find/candidate.ts';
import { believe, proof } from '../../find/confidence.ts';
import { everywhere, labelled } from '../../find/labelled.ts';
import type { Source } from '../../find/source.ts';
import { dateLabels, dueLabels, notTheDate } from './labels.ts';
import { withoutOriginals } from './original.ts';

const RIVAL = 0.8;
/** Either reading is as good, whatever else is known. */
const AMBIGUOUS = -2.4;
/** How many dates without a label are weighed, from the first on. */
const TRIED = 60;
/** Without a label: places where letters and invoices carry their date. */
const PLACED = /^\p{Lu}[\p{L} .-]{2,30}, (?:den |le |the |the day of )?\d/u;
const NUMBERED = /\b(?:invoice|rechnung|facture|factuur|fattura|factura|nr|no|number|n°|numéro)\b/i;
const NUMERIC = /(?<!\d)(?<first>\d{1,2})\s?[-/.]\s?(?<second>\d{1,2})\s?[-/.]\s?(?:\d{4}|\d{2})(?!\d)/;

/** Finds the date of an invoice: behind its label, else where one usually stands. */
export function findDate(source: Source): Candidate<string> | null {
  const search = { labels: dateLabels, except: notTheDate, read: source.readDate, reach: 12, several: true };
  const found = merge(withoutOriginals(source, labelled(source, search)));
  const printed = everywhere(source, source.readDate, 0.4);
  const isOnly = new Set(printed.map(({ value }) => value)).size === 1;
  const [best, second] = found;
  if (best) {
    const isEither = isAmbiguous(source, best);
    const proofs = {
      // That there is no other date says nothing of how this one is to be read.
      only: isOnly && !isEither && proof.good,
      rival: second && second.score > RIVAL * best.score && -proof.strong,
      ofItem: isOfItem(source, best) && -proof.strong,
      other: best.score < 0.8 && otherDates(source).has(best.value) && -proof.strong,
      order: isEither && AMBIGUOUS,
      torn: isTorn(best) && -proof.certain,
    };
    return { ...best, score: believe(Math.min(0.93, 0.93 * best.score), proofs) };
  }
  return unlabelled(source, printed, isOnly);
}

/** Values that a label gives to something else: when it is due, was ordered, delivered or paid. */
function otherDates(source: Source): Set<string> {
  const labels = [...dueLabels, { pattern: notTheDate, weight: 1 }];
  return new Set(
    labelled(source, { labels, read: source.readDate, reach: 25, several: true }).map(({ value }) => value),
  );
}

function unlabelled(source: Source, printed: Candidate<string>[], isOnly: boolean): Candidate<string> | null {
  const others = otherDates(source);
  const plain = printed
    .filter(({ value, cells }) => !others.has(value) && !notTheDate.test(cells[0]?.text ?? ''))
    .slice(0, TRIED);
  const [best] = plain
    .map((candidate) => ({ ...candidate, score: believe(0.3, placeOf(source, candidate, isOnly)) }))
    .sort((a, b) => b.score - a.score);
  return best ?? null;
}

function placeOf(source: Source, candidate: Candidate<string>, isOnly: boolean) {
  const [cell] = candidate.cells;
  const near = cell ? source.rows.slice(Math.max(0, cell.row - 2), cell.row + 2).flat() : [];
  return {
    only: isOnly && proof.good,
    placed: cell && PLACED.test(cell.text) && proof.good,
    alone: cell && cell.text.length < 22 && proof.hint,
    top: cell && cell.page === 1 && (cell.box ? cell.box[1] < 0.4 : cell.row < 15) && proof.hint,
    near: near.some(({ text }) => NUMBERED.test(text)) && proof.hint,
    ofItem: isOfItem(source, candidate) && -proof.good,
    order: isAmbiguous(source, candidate) && AMBIGUOUS,
  };
}

/** Something follows without a blank: "15-10-20Due". */
const isTorn = ({ cells: [cell], at }: Candidate<string>): boolean =>
  at !== undefined && /^[\p{L}\d]/u.test(cell?.text.slice(at.index + at.length) ?? '');

/** Whether it stands in a row of a table, beside the sum of what happened then. */
const isOfItem = (source: Source, { cells: [cell] }: Candidate<string>): boolean =>
  cell !== undefined &&
  (source.rows[cell.row] ?? []).some(({ text }) =>
    source.readAmount(text).some(({ value }) => value.hasDecimals && value.amount !== 0),
  );

/** Finds until when an invoice is to be paid. */
export function findDueDate(source: Source): Candidate<string> | null {
  const [best, second] = merge(
    labelled(source, { labels: dueLabels, read: source.readDate, reach: 25, several: true }),
  );
  if (!best) return null;
  const proofs = {
    rival: second && second.score > RIVAL * best.score && -proof.good,
    order: isAmbiguous(source, best) && AMBIGUOUS,
  };
  return { ...best, score: believe(Math.min(0.9, 0.9 * best.score), proofs) };
}

/** A date of numbers that could be read the other way round, in a document that does not tell which it means. */
function isAmbiguous(source: Source, { cells, at }: Candidate<string>): boolean {
  if (source.isOrderKnown) return false;
  const text = cells[0]?.text ?? '';
  const written = at ? text.slice(at.index, at.index + at.length) : text;
  const { first, second } = NUMERIC.exec(written)?.groups ?? {};
  return (
    first !== undefined && first !== second && Number(first) <= 12 && Number(second) <= 12 && !written.includes('.')
  );
}
