import '../test/chaos/load-tsx.ts';
import { cellsOf, isBroken } from './row.ts';
import { textTable } from './text-table.ts';

/** Measures digests alone and prints its report; answers the exit code. */
export async function benchDigests(json: boolean, say: (line: string) => void): Promise<number> {
  // Mails are JSX, which is known only from here on.
  const { digestRows, measureDigests } = await import('./digests/measure.ts');
  const result = await measureDigests(10_000, say);
  const groups = digestRows(result);
  if (json) console.log(JSON.stringify({ digests: result }));
  else console.log(textTable(Object.entries(groups).flatMap(([title, rows]) => [[''], [title], ...rows.map(cellsOf)])));
  for (const fault of [...result.faults, ...result.kills.faults].slice(0, 10)) console.error(fault);
  const broken = Object.values(groups).flat().filter(isBroken);
  for (const { label, value } of broken) console.error(`Over budget: ${label} is ${value}.`);
  return broken.length > 0 ? 1 : 0;
}
