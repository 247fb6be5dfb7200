import { blocksOf, namesTown, tellsOfItself } from './blocks.ts';
import { type Cell, overlaps } from './layout.ts';
import { isName, isSalutation, namesFirm } from './names.ts';
import type { Source } from './source.ts';

/** An address without a label, where envelopes have their window, and whether a sender's line stands right above it. */
export interface WindowBlock {
  cells: Cell[];
  isUnderSender: boolean;
  /** Whether the only other address without a label is the sender's: in a letterhead above it, or in the page's footer. */
  isOther: boolean;
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
  if (underSender[0]) return { cells: underSender[0], isUnderSender: true, isOther: false };
  const blocks = blocksOf(source).filter((block) => block[0]?.page === source.cells[0]?.page);
  const [head, second, ...others] = blocks.flatMap(anyAddress);
  const found = blocks.flatMap((block) => addressIn(block, first));
  const other = head && second && others.length === 0 ? addressee(source, head, second, first) : null;
  const cells = other ?? (found.length === 1 ? found[0] : undefined);
  return cells ? { cells, isUnderSender: false, isOther: cells[0] === other?.[0] } : null;
}

/** Which of two addresses is not the sender's: the lower one, unless it stands below the prices. */
function addressee(source: Source, head: Cell[], second: Cell[], cells: Cell[]): Cell[] | null {
  const [above, below] = [head.at(-1), second[0]];
  if (!above?.box || !below?.box || below.box[1] < above.box[3] || head[0]?.text === below.text) return null;
  const between = source.rows.slice(above.row, below.row).flat();
  const isFooter = between.some(({ text }) => source.readAmount(text).some(({ value }) => value.hasDecimals));
  const lower = isOwn(second, cells) ? null : second;
  return isFooter ? (isOwn(head, cells) ? null : head) : lower;
}

/** A block that begins with a name and ends in a town. */
function anyAddress(block: Cell[]): Cell[][] {
  const first = block.findIndex(({ text }) => !isSalutation(text));
  const name = block[first];
  const town = block.findIndex(({ text }, index) => index > first && namesTown(text));
  const isAddress = name?.box && isAddressee(name.text) && town > first;
  return isAddress ? [block.slice(first, town + 1)] : [];
}

/** Words that head parts of an invoice, and labels in two languages, look like names. */
const NO_ADDRESSEE =
  /\s\/\s|^(?:livrée?|facturée?|adressée?|vendue?|sold|verkauft|geliefert|remit|pay|ship|bill) (?:à|to|par|by|an|von|durch)\s|(?<!\p{L})(?:invoice|rechnung|facture|factuur|fattura|factura|vat|mwst|ust|tva|btw|iva|total|charges|summe)(?!\p{L})/iu;

const isAddressee = (text: string): boolean => isName(text) && (!NO_ADDRESSEE.test(text) || namesFirm(text));

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
