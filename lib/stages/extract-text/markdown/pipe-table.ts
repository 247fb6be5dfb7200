import { escapedCell } from './escape.ts';

/** Rows as a table of GitHub's Markdown, the first one as its head; rows that are too short end in empty cells. */
export function pipeTable(rows: string[][]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const line = (row: string[]) => {
    const cells = Array.from({ length: width }, (_, column) => escapedCell(row[column] ?? ''));
    return `| ${cells.join(' | ')} |`;
  };
  const [head = [], ...body] = rows;
  const rule = `|${' --- |'.repeat(width)}`;
  return [line(head), rule, ...body.map(line)].join('\n');
}

/** Rows without the columns that are empty in all of them. */
export function withoutEmptyColumns(rows: string[][]): string[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const kept = Array.from({ length: width }, (_, column) => rows.some((row) => (row[column] ?? '') !== ''));
  return rows.map((row) => kept.flatMap((isKept, column) => (isKept ? [row[column] ?? ''] : [])));
}
