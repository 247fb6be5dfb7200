import { type Cell, height } from './layout.ts';
import type { Source } from './source.ts';

const LONGEST = 12;
/** How many blocks may have begun since a line's own did. */
const SIDE_BY_SIDE = 40;
/** Between the lines of a block, as a share of their height. */
const GAP = 1.1;
const ALIGNED = 0.015;

/** Lines that stand right under one another at the same left edge; empty where a document has no geometry. */
export function blocksOf(source: Source): Cell[][] {
  const blocks: Cell[][] = [];
  for (const cell of source.rows.flat()) {
    const block = blocks.slice(-SIDE_BY_SIDE).findLast((one) => one.length < LONGEST && continues(one.at(-1), cell));
    if (block) block.push(cell);
    else if (cell.box) blocks.push([cell]);
  }
  return blocks;
}

function continues(last: Cell | undefined, cell: Cell): boolean {
  if (!last?.box || !cell.box || last.page !== cell.page) return false;
  const gap = cell.box[1] - last.box[3];
  return Math.abs(cell.box[0] - last.box[0]) < ALIGNED && gap > -0.5 * height(last) && gap < GAP * height(last);
}

const TOWNS = [
  /(?:^|[\s,-])(?:[A-Z]{1,2}[- ])?\d{4,6}\s+(?:[A-Z]{2}\s+)?\p{L}{2}/u,
  /\p{L}{2},?\s\d{5,6}(?:-\d{4})?(?:[\s,]|$)/u,
  /\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b[A-Z]{2,3} \d{4}$/,
];

/** Whether a line of an address names a town by its postal code. */
export const namesTown = (text: string): boolean =>
  text.length < 60 && /\p{L}{3}/u.test(text) && TOWNS.some((pattern) => pattern.test(text));

const OWN = [
  /@|\bwww\.|https?:/i,
  /\b(?:tel|fon|fax|phone|telefon|téléphone|mobile?|e-?mail)\b/i,
  /\b(?:IBAN|BIC|SWIFT|HRB|HRA|SIRET|SIREN|RCS|APE|KvK|GSTIN|ABN|CIN|CIF|NIF|CVR|NIP|UID|ICO)\b|\bOrg\.? ?nr|\bP\.? ?IVA\b/,
  /\b(?:vat|tax|gst|hst|ust|mwst|steuer|tva|btw|iva|reg|registration|company)[-. ]{0,2}(?:id|no|nr|number|nummer|n°|ident|reg)/i,
  /\b(?:TVA|VAT|BTW|HST|GST)\s?:?\s?(?:[A-Z]{2}|\d{5})/,
  /\b(?:registered|handelsregister|amtsgericht|registergericht|geschäftsführ|vorstand|bankverbindung|sparkasse|volksbank)/i,
];

/** Whether a line tells what firms tell about themselves: how to reach them, where they are registered, how to pay them. */
export const tellsOfItself = (text: string): boolean => OWN.some((pattern) => pattern.test(text));
