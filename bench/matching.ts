import { type Matching, measureMatching } from './matching/measure.ts';
import { matchingRows } from './matching/report.ts';
import { cellsOf, isBroken } from './row.ts';
import { textTable } from './text-table.ts';

/** Measures matching alone and prints its report; answers the exit code. */
export async function benchMatching(json: boolean, say: (line: string) => void): Promise<number> {
  const result: Matching = await measureMatching({ resumes: 1000, postings: 1000 }, say);
  const groups = matchingRows(result);
  if (json) console.log(JSON.stringify({ matching: result }));
  else console.log(textTable(Object.entries(groups).flatMap(([title, rows]) => [[''], [title], ...rows.map(cellsOf)])));
  const broken = Object.values(groups).flat().filter(isBroken);
  for (const { label, value } of broken) console.error(`Over budget: ${label} is ${value}.`);
  return broken.length > 0 ? 1 : 0;
}
