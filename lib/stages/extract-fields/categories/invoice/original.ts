import type { Candidate, Value } from '../../find/candidate.ts';
import type { Source } from '../../find/source.ts';

const CREDIT =
  /^(?:\S+ )?(?:credit ?(?:note|memo|invoice)|\p{L}*gutschrift|rechnungskorrektur|storno\p{L}*|(?:facture d['’])?avoir|nota di (?:credito|accredito)|creditnota|creditfactuur|factura rectificativa|abono)(?!\p{L})/iu;
const INVOICE = /invoice|rechnung|facture|factuur|fattura|factura/i;
const OWN = /credit|gutschrift|avoir|korrektur|storno|rectif|abono/i;
const REFERS =
  /\b(?:storno (?:der|zu|von)|annule|cancel\w*|original|related|against|corrects?|concerning|credits|zur?|sur|rif\.?|riferimento|in respect of|bezug|origine|liée|origen|modifica)\b.{0,12}(?:invoice|rechnung|facture|fattura|factuur|factura)/i;

/** Without what belongs to the invoice that a credit note takes back; where nothing else is left, that is less sure. */
export function withoutOriginals<T extends Value>(source: Source, found: Candidate<T>[]): Candidate<T>[] {
  const isCredit = source.cells.slice(0, 40).some(({ text }) => text.length < 60 && CREDIT.test(text));
  const told = found.map((candidate) => ({ candidate, text: wordsOf(source, candidate) }));
  const own = told.filter(({ text }) => !REFERS.test(text) && !(isCredit && INVOICE.test(text) && !OWN.test(text)));
  if (own.length > 0) return own.map(({ candidate }) => candidate);
  return told.map(({ candidate, text }) =>
    REFERS.test(text) ? { ...candidate, score: candidate.score * 0.5 } : candidate,
  );
}

/** What a value stands behind: in its own cell, or in the one left of it. */
function wordsOf(source: Source, { cells: [cell] }: Candidate): string {
  if (!cell || INVOICE.test(cell.text)) return cell?.text ?? '';
  return `${source.rows[cell.row]?.[cell.column - 1]?.text ?? ''} ${cell.text}`;
}
