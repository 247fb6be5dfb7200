import { cellsOf } from './row.ts';
import { measureSearching } from './search/measure.ts';
import { searchRows } from './search/report.ts';
import { textTable } from './text-table.ts';

/** Measures search alone and prints its report; answers the exit code. */
export async function benchSearch(json: boolean, passages: number, say: (line: string) => void): Promise<number> {
  const result = await measureSearching({ passages, questions: 60 }, say);
  const groups = searchRows(result);
  if (json) console.log(JSON.stringify({ search: result }));
  else console.log(textTable(Object.entries(groups).flatMap(([title, rows]) => [[''], [title], ...rows.map(cellsOf)])));
  return 0;
}
