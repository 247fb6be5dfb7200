import { ratioRows, readRuns } from './against.ts';
import { startOwnCloud } from './cloud.ts';
import { benchDigests } from './digests.ts';
import { benchHostile } from './hostile/hostile.ts';
import { benchMatching } from './matching.ts';
import { measure } from './measure.ts';
import { benchOcr } from './ocr.ts';
import { help, readOptions } from './options.ts';
import { benchPdf } from './pdf/bench-pdf.ts';
import { benchRealtime } from './realtime.ts';
import { reportOf } from './report.ts';
import { cellsOf, isBroken } from './row.ts';
import { benchSearch } from './search.ts';
import { createSetting } from './setting.ts';
import { textTable } from './text-table.ts';

/** Runs the bench and prints its report; answers the exit code. */
async function bench(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(help);
    return 0;
  }
  const peers = options.against ? readRuns(options.against) : null;
  const say = (line: string) => console.error(`${line} …`);
  if (options.digests) return benchDigests(options.json, say);
  if (options.matching) return benchMatching(options.json, say);
  if (options.ocr) return benchOcr(options.ocr, options.limit, options.json, say);
  if (options.hostile) return benchHostile(options.hostile, options.json, say);
  if (options.pdfs) return benchPdf(options.pdfs, options.json, say);
  if (options.search) return benchSearch(options, say);
  if (options.realtime) return benchRealtime(options.json, options.sockets, say);
  say('Starting a local cloud');
  const cloud = await startOwnCloud();
  try {
    const result = await measure(createSetting(cloud, options.pdf), options, say);
    const groups = { ...reportOf(result), ...(peers && { 'Against another system': ratioRows(result, peers) }) };
    const rows = Object.values(groups).flat();
    if (options.json)
      console.log(JSON.stringify(peers ? { ...result, against: groups['Against another system'] } : result));
    else {
      const lines = Object.entries(groups).flatMap(([title, group]) =>
        group.length === 0 ? [] : [[''], [title], ...group.map(cellsOf)],
      );
      console.log(textTable(lines));
    }
    const broken = rows.filter(isBroken);
    for (const { label, value } of broken) console.error(`Over budget: ${label} is ${value}.`);
    return broken.length > 0 ? 1 : 0;
  } finally {
    await cloud.close();
  }
}

try {
  process.exit(await bench());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
