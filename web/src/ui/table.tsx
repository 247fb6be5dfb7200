import { createSortedRowModel, rowSortingFeature, sortFn_basic, tableFeatures, useTable } from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import './table.css';

export interface Column<Line> {
  head: string;
  cell(line: Line): ReactNode;
  /** What lines are sorted by; without it, this column does not sort. Lines without a value come last. */
  by?(line: Line): string | number | null;
  isNumber?: boolean;
  /** The name of the line, which its other cells are read out with. */
  isName?: boolean;
}

interface TableProps<Line> {
  /** What is listed, for whoever does not see the page. */
  label: string;
  columns: Column<Line>[];
  lines: Line[];
  keyOf(line: Line): string;
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
});

/** A table that its reader can sort, and that scrolls by itself where it is too wide. */
export function Table<Line extends object>({ label, columns, lines, keyOf }: TableProps<Line>) {
  const defined = useMemo(
    () =>
      columns.map(({ head, by, isNumber }) => ({
        id: head,
        header: head,
        accessorFn: (line: Line) => by?.(line) ?? undefined,
        enableSorting: by !== undefined,
        sortFn: 'basic' as const,
        sortUndefined: 'last' as const,
        sortDescFirst: Boolean(isNumber),
      })),
    [columns],
  );
  const table = useTable({ features, columns: defined, data: lines, getRowId: keyOf });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: only what has the keyboard can be scrolled by it
    <section className="table-scroll" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {table.getFlatHeaders().map(({ id, column }, place) => (
              <Head
                key={id}
                column={columns[place] as Column<Line>}
                sorted={column.getIsSorted()}
                onSort={column.getToggleSortingHandler()}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map(({ id, original }) => (
            <tr key={id}>
              {columns.map((column) => (
                <Cell key={column.head} column={column}>
                  {column.cell(original)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadProps<Line> {
  column: Column<Line>;
  sorted: false | 'asc' | 'desc';
  onSort: ((event: unknown) => void) | undefined;
}

const directions = { asc: 'ascending', desc: 'descending' } as const;

function Head<Line>({ column: { head, by, isNumber }, sorted, onSort }: HeadProps<Line>) {
  const Arrow = sorted === 'asc' ? ArrowUp : sorted === 'desc' ? ArrowDown : ChevronsUpDown;
  return (
    <th scope="col" className={isNumber ? 'number' : undefined} aria-sort={sorted ? directions[sorted] : undefined}>
      {by ? (
        <button type="button" className="sort" onClick={onSort}>
          {head}
          <Arrow size={14} aria-hidden />
        </button>
      ) : (
        head
      )}
    </th>
  );
}

function Cell<Line>({ column: { isNumber, isName }, children }: { column: Column<Line>; children: ReactNode }) {
  if (isName) return <th scope="row">{children}</th>;
  return <td className={isNumber ? 'number' : undefined}>{children}</td>;
}
