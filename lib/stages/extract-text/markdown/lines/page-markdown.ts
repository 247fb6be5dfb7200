import { uprightLines } from '../../../page-turn.ts';
import type { Line } from '../../../stage.ts';
import { escaped, escapedLine } from '../escape.ts';
import { pipeTable } from '../pipe-table.ts';
import { headingLevels } from './headings.ts';
import { type Row, rowsOf, rowText } from './rows.ts';
import { findTables, type Table } from './tables.ts';

const mostLines = 5000;
const bullet = /^(?:[•●▪■◦○‣⁃∙·➢➤►✓✔]\s*|[-–—]\s+)(?=\p{L}|\p{N}|["“„(])/u;
const fewestItems = 2;
/** From here on, as a multiple of the height of the type, a gap parts paragraphs. */
const paragraphGap = 0.9;
const indent = 0.005;

/**
 * A page as Markdown by the places of its lines alone, with careful guesses at what is a heading, a table or a list;
 * null where it has none.
 */
export function linesMarkdown(lines: Line[], source: 'text' | 'ocr'): string | null {
  if (lines.length === 0 || lines.length > mostLines) return null;
  const rows = rowsOf(uprightLines(lines).lines);
  const tables = findTables(rows);
  const levels = headingLevels(rows, source);
  const inTable = new Set(tables.flatMap(({ from, to }) => rangeOf(from, to)));
  for (const index of inTable) levels.delete(index);
  const items = new Set(rows.flatMap((row, index) => (!inTable.has(index) && isItem(row) ? [index] : [])));
  if (items.size < fewestItems) items.clear();
  if (tables.length + levels.size + items.size === 0) return null;
  return write(rows, { tables: new Map(tables.map((table) => [table.from, table])), levels, items });
}

interface Structure {
  tables: Map<number, Table>;
  levels: Map<number, number>;
  items: Set<number>;
}

const rangeOf = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

const isItem = ({ cells }: Row) => bullet.test(cells[0]?.text ?? '');

function write(rows: Row[], { tables, levels, items }: Structure): string {
  const out: string[] = [];
  let item: Row | null = null;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as Row;
    const before = rows[at - 1];
    const table = tables.get(at);
    const level = levels.get(at);
    const isApart = !before || isGap(before, row);
    if (table) {
      out.push('', pipeTable(table.cells), '');
      at = table.to - 1;
      item = null;
    } else if (level !== undefined) {
      const goesOn = levels.get(at - 1) === level && !isApart;
      if (goesOn) out.splice(-2, 2, `${out.at(-2)} ${escaped(rowText(row))}`, '');
      else out.push('', `${'#'.repeat(level)} ${escaped(rowText(row))}`, '');
      item = null;
    } else if (items.has(at)) {
      if (!item) out.push('');
      out.push(`- ${escapedLine(rowText(row).replace(bullet, ''))}`);
      item = row;
    } else if (item && !isApart && leftOf(row) > leftOf(item) + indent) out.push(`  ${escapedLine(rowText(row))}`);
    else {
      if (isApart || item) out.push('');
      out.push(escapedLine(rowText(row)));
      item = null;
    }
  }
  return out.join('\n');
}

const leftOf = (row: Row) => row.cells[0]?.left ?? 0;

function isGap(before: Row, row: Row): boolean {
  const gap = row.top - before.bottom;
  return gap > paragraphGap * Math.min(before.height, row.height) || gap < -Math.max(before.height, row.height);
}
