import { type Cell, overlaps } from './layout.ts';
import { isMailRecipient } from './mail-header.ts';
import type { Source } from './source.ts';
import { windowBlock } from './window-block.ts';

/** Labels of the part of an invoice that names its recipient. */
export const BUYER =
  /^(?!(?:payable|paid|pay|remit|zahlbar) |(?:c[oó]d(?:ice|igo|e|\.)|num\S*|n[uú]mero|n[°ºr]\.?|no\.|r[ée]f\S*) )(?:(?:informationen|angaben|information) (?:zum|zur|about|on)(?: the)? |\S+ \/ |\S+ )?(?:bill(?:ed)?(?:ing)?(?: to| address)|sold to|ship(?:ping|ped)?(?: to| address)|deliver(?:y|ed)? (?:to|address)|invoice to|customer(?: name| address)?|buyer|purchaser|recipient|invoicee|client|attn|charge to|prepared for|käufer|kund(?:in\/kunde|e)|empfänger|rechnungsanschrift|kundenanschrift|doit|rechnungsempfänger|leistungsempfänger|auftraggeber|warenempfänger|nabywca|à l['’]attention de|spett\.?(?:le|abile)|(?:to|an|aan|pour)(?=\s?:|$)|lieferadresse|rechnungsadresse|rechnung an|adresse de (?:livraison|facturation)|facturée? à|acheteur|destinataire|adressée? à|livrée? à|envoyée? à|datos del cliente|facturar a|enviar a|dirección de (?:entrega|facturación|envío)|factuuradres|afleveradres|koper|klant|afnemer|cliente|destinatario|acquirente|cessionario|comprador)(?!\p{L})/iu;
const NOT_A_BLOCK = /\b(?:no|nr|number|nummer|id|vat|tva|tax|order|care|service|copy|commercial)\b\.?|n[°º]|:\s*\S*\d/i;
const LINES = 6;

/** Whether the cell opens the block that names the customer. */
export const opensBuyerBlock = (cell: Cell): boolean =>
  cell.text.length < 60 && BUYER.test(cell.text) && !NOT_A_BLOCK.test(cell.text.replace(BUYER, ''));

/** Every cell of the blocks that name the customer; none of them names the vendor. */
export function buyerCells(source: Source): Set<Cell> {
  const inside = new Set<Cell>();
  for (const opener of source.cells.filter(opensBuyerBlock)) {
    inside.add(opener);
    if (isMailRecipient(opener)) continue;
    for (const cell of below(source, opener)) {
      inside.add(cell);
      if (cell.text.endsWith(':')) for (const beside of besides(source, cell)) inside.add(beside);
    }
  }
  const window = windowBlock(source);
  if (window?.isUnderSender) for (const cell of window.cells) inside.add(cell);
  return inside;
}

/** What stands right of a label. */
export const besides = (source: Source, cell: Cell): Cell[] => source.rows[cell.row]?.slice(cell.column + 1) ?? [];

/** The cells under a cell, down to a gap or the end of the block. */
export function below(source: Source, opener: Cell): Cell[] {
  const found: Cell[] = [];
  for (let row = opener.row + 1; row <= opener.row + LINES; row++) {
    if (source.rows[row]?.some(({ text }) => holdsSum(source, text))) break;
    const cell = source.rows[row]?.find((other) => other.page === opener.page && startsUnder(opener, other));
    if (cell) found.push(cell);
  }
  return found;
}

/** Sums stand in no address. */
const holdsSum = (source: Source, text: string): boolean =>
  source.readAmount(text).some(({ value }) => value.hasDecimals);

const startsUnder = (opener: Cell, other: Cell): boolean =>
  overlaps(opener, other) && (!opener.box || !other.box || Math.abs(other.box[0] - opener.box[0]) < 0.12);
