import type { Cell } from './rows.ts';

export interface Column {
  left: number;
  right: number;
  cells: Cell[];
}

/** The columns with one more row, or null when a cell of it would lie in two, or two in one. */
export function withRow(columns: Column[], cells: Cell[]): Column[] | null {
  const grown = [...columns];
  const taken = new Set<number>();
  const added: Column[] = [];
  for (const cell of cells) {
    const over = columns.flatMap(({ left, right }, index) => (cell.left < right && cell.right > left ? [index] : []));
    const [index] = over;
    if (over.length > 1 || (index !== undefined && taken.has(index))) return null;
    if (index === undefined) added.push({ left: cell.left, right: cell.right, cells: [cell] });
    else {
      taken.add(index);
      const column = columns[index] as Column;
      grown[index] = {
        left: Math.min(column.left, cell.left),
        right: Math.max(column.right, cell.right),
        cells: [...column.cells, cell],
      };
    }
  }
  const all = [...grown, ...added].sort((one, other) => one.left - other.left);
  return all.some((column, index) => column.left < (all[index - 1]?.right ?? 0)) ? null : all;
}

/** How far edges may differ and still stand under one another, as a share of the page. */
const sameEdge = 0.008;
const mostlyAligned = 0.6;

/** Whether most cells of a column begin, or end, at one edge. */
export const isAligned = ({ cells }: Column): boolean =>
  [cells.map(({ left }) => left), cells.map(({ right }) => right)].some((edges) =>
    edges.some(
      (edge) =>
        edges.filter((other) => Math.abs(other - edge) <= sameEdge).length >= Math.max(2, mostlyAligned * edges.length),
    ),
  );

const longLine = 28;

/** Whether its cells are lines of running text. */
export const isProse = ({ cells }: Column): boolean => {
  const long = cells.filter(({ text }) => text.length > longLine && text.split(' ').length > 4);
  return long.length > cells.length / 2;
};
