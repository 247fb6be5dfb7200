import { availableParallelism } from 'node:os';
import { bundleBytes } from './bundle.ts';
import { type Counted, countOperations } from './counted.ts';
import { measureLatency, type Single } from './latency.ts';
import { type Load, type Memory, measureLoad } from './load.ts';
import type { Options } from './options.ts';
import type { Setting } from './setting.ts';

/** One run, as `--json` prints it; `single`, `load` and `rss_mb` have the names that the peers' harness gives them. */
export interface Result {
  name: 'docket';
  at: string;
  cores: number;
  counted: Counted;
  bundle: { gzip_bytes: number };
  single: Single | null;
  load: Load | null;
  rss_mb: Memory | null;
}

/** Measures everything in turn, saying on the way what is being measured. */
export async function measure(setting: Setting, options: Options, say: (line: string) => void): Promise<Result> {
  say('Counting operations');
  const counted = await countOperations(setting);
  say('Building the worker');
  const bundle = { gzip_bytes: await bundleBytes() };
  say(`Sending ${options.single} documents one at a time`);
  const single = options.single > 0 ? await measureLatency(setting, options.single) : null;
  say(`Sending ${options.docs} documents at once`);
  const { load, rss_mb } = options.docs > 0 ? await measureLoad(setting, options) : { load: null, rss_mb: null };
  return {
    name: 'docket',
    at: new Date().toISOString(),
    cores: availableParallelism(),
    counted,
    bundle,
    single,
    load,
    rss_mb,
  };
}
