import { ownEngine, tesseract } from './ocr/engines.ts';
import { measureOcr, receiptsOf } from './ocr/measure.ts';
import { ocrRows, ratioOf } from './ocr/report.ts';
import { cellsOf } from './row.ts';
import { textTable } from './text-table.ts';

/** Reads the labelled receipts of a folder with both engines and prints what they found; answers the exit code. */
export async function benchOcr(
  folder: string,
  limit: number,
  json: boolean,
  say: (line: string) => void,
): Promise<number> {
  const receipts = receiptsOf(folder, limit);
  const engines = [ownEngine(), await tesseract()];
  try {
    const measured = await measureOcr(folder, receipts, engines, say);
    const groups = ocrRows(measured);
    if (json) console.log(JSON.stringify({ ocr: { ratio: ratioOf(measured), engines: measured } }));
    else
      console.log(textTable(Object.entries(groups).flatMap(([title, rows]) => [[''], [title], ...rows.map(cellsOf)])));
    return 0;
  } finally {
    await Promise.all(engines.map((engine) => engine.close()));
  }
}
