import { readXml } from '../xml.ts';
import { numberText } from './cell-value.ts';
import type { NumberKind } from './styles.ts';

export interface SheetContext {
  strings: string[];
  styles: NumberKind[];
  startsIn1904: boolean;
  /** Counts text before it is kept; throws once all sheets together hold too much of it. */
  count(text: string): void;
}

/** Empty cells keep their column up to here, so that columns stay apart; beyond, they are dropped. */
const widestGap = 64;

/** A line per row that is not empty, with tabs between its cells. */
export function sheetRows(part: Iterable<Uint8Array>, context: SheetContext): string[] {
  const rows: string[] = [];
  let row: string[] = [];
  let cell = { type: '', style: 0, column: 0, value: '' };
  let isValue = false;

  // Counted cell by cell: a thousand cells may point at one long text.
  const counted = (text: string) => {
    context.count(text);
    return text;
  };

  readXml(part, {
    open(name, { r, s, t }) {
      if (name === 'row') row = [];
      if (name === 'c') cell = { type: t ?? 'n', style: Number(s ?? 0), column: columnOf(r) ?? row.length, value: '' };
      isValue = name === 'v' || name === 't';
    },
    text(text) {
      if (isValue) cell.value += counted(text);
    },
    close(name) {
      isValue = false;
      if (name === 'c') place(row, cell.column, counted(cellText(cell, context)));
      if (name !== 'row' || row.length === 0) return;
      const line = row.join('\t').trimEnd();
      if (line !== '') rows.push(line);
    },
  });
  return rows;
}

function place(row: string[], column: number, text: string): void {
  if (text === '') return;
  while (row.length < Math.min(column, widestGap)) row.push('');
  row.push(text);
}

function cellText(cell: { type: string; style: number; value: string }, context: SheetContext): string {
  if (cell.type === 's') return oneLine(context.strings[Number(cell.value)] ?? '');
  if (cell.type === 'b') return cell.value === '1' ? 'TRUE' : 'FALSE';
  if (cell.type !== 'n') return oneLine(cell.value);
  return numberText(cell.value, context.styles[cell.style] ?? 'number', context.startsIn1904);
}

/** The column of a reference such as `AB12`, from 0. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
