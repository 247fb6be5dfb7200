import { cellsOf } from './row.ts';
import { measureSearching } from './search/measure.ts';
import { searchRows } from './search/report.ts';
import { textTable } from './text-table.ts';

interface Choice {
  json: boolean;
  chunks: number;
  database: string | null;
}

/** Measures search alone, on a database of its own or on a server, and prints its report; answers the exit code. */
export async function benchSearch({ json, chunks, database }: Choice, say: (line: string) => void): Promise<number> {
  const result = await measureSearching({ passages: chunks, questions: 60, database }, say);
  const groups = searchRows(result, database === null ? 'embedded' : 'server');
  if (json) console.log(JSON.stringify({ search: result }));
  else console.log(textTable(Object.entries(groups).flatMap(([title, rows]) => [[''], [title], ...rows.map(cellsOf)])));
  return 0;
}
