import { blocksOf, namesTown, tellsOfItself } from './blocks.ts';
import { type Cell, overlaps } from './layout.ts';
import { isName, isSalutation, namesFirm } from './names.ts';
import type { Source } from './source.ts';

/** An address without a label, where envelopes have their window, and whether a sender's line stands right above it. */
export interface WindowBlock {
  cells: Cell[];
  isUnderSender: boolean;
  /** Whether the only other address without a label stands above it, as that of a letterhead does. */
  isBelowLetterhead: boolean;
}

const TOP = 0.1;
const BOTTOM = 0.4;
/** How far an address reaches below the sender's line, as a share of the page. */
const WINDOW = 0.16;
/** How far below it the address begins. */
const FIRST_LINE = 0.08;
const NEAR = 0.08;

/**
 * The block that is the addressee's: under a sender's line, or because it holds an address and nothing of what firms
 * tell about themselves. Null where there is none, or where several could be it.
 */
export function windowBlock(source: Source): WindowBlock | null {
  const first = source.rows.flat().filter((cell) => cell.page === source.cells[0]?.page);
  const underSender = first.filter(({ text }) => isSenderLine(text)).flatMap((sender) => addressUnder(sender, first));
  if (underSender[0]) return { cells: underSender[0], isUnderSender: true, isBelowLetterhead: false };
  const blocks = blocksOf(source).filter((block) => block[0]?.page === source.cells[0]?.page);
  const [head, second, ...others] = blocks.flatMap(anyAddress);
  const isBelowLetterhead = Boolean(head && second && others.length === 0 && isUnder(head, second));
  const found = blocks.flatMap((block) => addressIn(block, first));
  const cells =
    found.length === 1 ? found[0] : isBelowLetterhead && second && !isOwn(second, first) ? second : undefined;
  return cells
    ? { cells, isUnderSender: false, isBelowLetterhead: isBelowLetterhead && cells[0] === second?.[0] }
    : null;
}

/** A block of the page's upper part that begins with a name and ends in a town. */
function anyAddress(block: Cell[]): Cell[][] {
  const first = block.findIndex(({ text }) => !isSalutation(text));
  const name = block[first];
  const town = block.findIndex(({ text }, index) => index > first && namesTown(text));
  const isAddress = name?.box && name.box[1] < BOTTOM && isAddressee(name.text) && town > first;
  return isAddress ? [block.slice(first, town + 1)] : [];
}

/** Words that head parts of an invoice, and labels in two languages, look like names. */
const NO_ADDRESSEE =
  /\s\/\s|(?<!\p{L})(?:invoice|rechnung|facture|factuur|fattura|factura|vat|mwst|ust|tva|btw|iva|total|charges|summe)(?!\p{L})/iu;

const isAddressee = (text: string): boolean => isName(text) && (!NO_ADDRESSEE.test(text) || namesFirm(text));

function isUnder(head: Cell[], block: Cell[]): boolean {
  const [above, below] = [head.at(-1)?.box, block[0]?.box];
  return above != null && below != null && below[1] >= above[3];
}

/** Whether what firms tell about themselves stands right beside the block. */
const isOwn = (block: Cell[], cells: Cell[]): boolean =>
  cells.some((cell) => tellsOfItself(cell.text) && adjoins(block, cell));

/** "Elm GmbH · High Street 1 · 12345 Town" in one line. */
export const isSenderLine = (text: string): boolean => {
  const parts = text.split(/\s+[-–|•·●*]\s+|,\s+/);
  const [name = ''] = parts;
  return text.length < 150 && parts.length > 2 && !/^\d/.test(name) && parts.slice(1).some(namesTown);
};

function addressUnder(sender: Cell, cells: Cell[]): Cell[][] {
  const { box } = sender;
  if (!box || box[1] > BOTTOM) return [];
  const under = cells.filter(
    (cell) =>
      cell.box && cell.box[1] >= box[3] && cell.box[1] < box[3] + WINDOW && Math.abs(cell.box[0] - box[0]) < NEAR,
  );
  const town = under.findIndex(({ text }) => namesTown(text));
  const name = under.findIndex(({ text }) => isAddressee(text) && !isSalutation(text));
  const top = under[name]?.box?.[1] ?? 1;
  if (top > box[3] + FIRST_LINE || under.slice(0, name + 1).some(({ text }) => tellsOfItself(text))) return [];
  return [under.slice(name, Math.max(town, name) + 1)];
}

function addressIn(block: Cell[], cells: Cell[]): Cell[][] {
  const first = block.findIndex(({ text }) => !isSalutation(text));
  const name = block[first];
  if (!name?.box || name.box[1] < TOP || name.box[1] > BOTTOM || !isAddressee(name.text)) return [];
  const town = block.findIndex(({ text }) => namesTown(text));
  if (town <= first || isOwn(block, cells)) return [];
  return [block.slice(first, town + 1)];
}

function adjoins(block: Cell[], cell: Cell): boolean {
  const [first, last] = [block[0], block.at(-1)];
  if (!first?.box || !last?.box || !cell.box || !overlaps(first, cell)) return false;
  return cell.box[1] > first.box[1] - NEAR && cell.box[1] < last.box[3] + NEAR;
}
