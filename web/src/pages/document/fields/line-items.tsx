import { valueText } from '../../../words/fields.ts';
import { words } from '../../../words/text.ts';
import { lineColumns, lineDraftsOf } from './line-drafts.ts';

/** The entries of an invoice as a table that scrolls by itself where it is too wide. */
export function LineItems({ lines }: { lines: unknown[] }) {
  const drafts = lineDraftsOf(lines);
  const columns = lineColumns.filter((column) => drafts.some((draft) => draft[column] !== ''));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboards
    <section className="lines" aria-label="Line items" tabIndex={0} data-scrolls>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column === 'description' ? undefined : 'number'}>
                {words(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries are told apart by their place alone
            <tr key={index}>
              {columns.map((column) => (
                <td key={column} className={column === 'description' ? undefined : 'number'}>
                  {shown(column, draft[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const shown = (column: string, text: string): string =>
  column === 'description' || text === '' || Number.isNaN(Number(text))
    ? text
    : column === 'quantity'
      ? valueText(Number(text))
      : Number(text).toLocaleString('en', { minimumFractionDigits: 2 });
