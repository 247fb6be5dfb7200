import { cellsOf, isBroken } from '../row.ts';
import { textTable } from '../text-table.ts';
import { measurePdf } from './measure.ts';
import { noteLines, pdfRows } from './report.ts';

/** Compares the two readers of PDFs on a folder and prints its report; answers the exit code. */
export async function benchPdf(folder: string, json: boolean, say: (line: string) => void): Promise<number> {
  const result = await measurePdf(folder, say);
  const groups = pdfRows(result);
  if (json) console.log(JSON.stringify({ pdf: result }));
  else {
    console.log(textTable(Object.entries(groups).flatMap(([title, rows]) => [[''], [title], ...rows.map(cellsOf)])));
    console.log(textTable([[''], ['Left to the library'], ...noteLines(result.left)]));
    console.log(textTable([[''], ['Other words than the library sees'], ...noteLines(result.differences)]));
  }
  const broken = Object.values(groups).flat().filter(isBroken);
  for (const { label, value } of broken) console.error(`Under budget: ${label} is ${value}.`);
  return broken.length > 0 ? 1 : 0;
}
