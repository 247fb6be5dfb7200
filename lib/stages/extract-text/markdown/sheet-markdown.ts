import { partsOfRows } from '../parts.ts';
import type { PageText } from '../text-document.ts';
import { escaped } from './escape.ts';
import { pipeTable, withoutEmptyColumns } from './pipe-table.ts';

const mostRows = 1000;
const mostCells = 20_000;

/** A sheet as a workbook has it: a line per row, tabs between cells. */
export interface Sheet {
  name: string;
  /** Whether it has no tab where the workbook is opened. */
  isHidden: boolean;
  rows: string[];
}

/** The pages of a sheet: its name, then its rows; a long one goes on over several pages, under its name and first row on each. */
export function sheetPages({ name, isHidden, rows }: Sheet): (() => Promise<PageText>)[] {
  const heading = isHidden ? `${name} (hidden sheet)` : name;
  return partsOfRows(rows).map((part, index) => async () => ({
    text: [heading, ...part].join('\n'),
    markdown: sheetMarkdown(heading, [...(index > 0 ? rows.slice(0, 1) : []), ...part]),
  }));
}

/**
 * A sheet (a line per row, tabs between cells) as one table under the sheet's name; a long one ends with how many rows
 * are left out. Null where there is nothing to put side by side or under a name.
 */
export function sheetMarkdown(name: string | null, lines: string[]): string | null {
  const heading = name?.trim() ? `# ${escaped(name.replace(/\s+/g, ' ').trim())}` : null;
  const rows = withoutEmptyColumns(lines.slice(0, mostRows).map((line) => line.split('\t')));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const shown = rows.slice(0, Math.max(1, Math.floor(mostCells / Math.max(1, width))));
  const isTable = shown.length > 1 && width > 1;
  if (!isTable && !heading) return null;
  const left = lines.length - shown.length;
  const table = isTable ? pipeTable(shown) : shown.map((row) => escaped(row.join(' '))).join('\n');
  const rest = left > 0 ? `${left.toLocaleString('en')} more ${left === 1 ? 'row is' : 'rows are'} in the text.` : null;
  return [heading, table, rest].filter((part) => part).join('\n\n');
}
