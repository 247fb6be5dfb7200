import { countedRows } from './counted.ts';
import type { Result } from './measure.ts';
import type { Row } from './row.ts';
import { round } from './statistics.ts';

/** The figures of a run in groups, in the order in which they are shown. */
export function reportOf({ counted, bundle, single, load, rss_mb }: Result): Record<string, Row[]> {
  const notDone = (single?.not_done ?? 0) + (load?.not_done ?? 0);
  return {
    'Counted, default stages': [
      ...countedRows(counted),
      { label: 'documents not done', value: notDone, budget: { most: 0 }, counted: true },
      { label: 'worker, MB gzip', value: round(bundle.gzip_bytes / 1e6, 3), budget: { most: 1.1 }, counted: true },
    ],
    'One at a time, text only': single
      ? [
          { label: 'acknowledgement p50, ms', value: single.ack_ms.p50, note: `p99 ${single.ack_ms.p99}` },
          { label: 'upload to done p50, ms', value: single.done_ms.p50, note: `p99 ${single.done_ms.p99}` },
          { label: 'upload to mail p50, ms', value: single.mail_ms.p50, note: `p99 ${single.mail_ms.p99}` },
          otherLoad(single.other_load_cores),
        ]
      : [],
    'Many at once, text only': load
      ? [
          { label: 'product: CPU ms per document', value: load.cpu_ms_per_doc?.product ?? null },
          { label: 'stand-ins: CPU ms per document', value: load.cpu_ms_per_doc?.stand_ins ?? null },
          { label: 'documents per CPU-second of the product', value: load.docs_per_product_cpu_s },
          { label: 'documents per CPU-second, stand-ins counted', value: load.docs_per_cpu_s },
          { label: 'documents per second', value: load.docs_per_s, note: `${load.uploaders} uploaders` },
          { label: 'memory at its highest, MB', value: rss_mb?.peak ?? null, note: `product ${rss_mb?.product_peak}` },
          otherLoad(load.other_load_cores),
        ]
      : [],
  };
}

// With this much going on beside us, what a clock says tells more about the neighbours.
const noisyCores = 0.3;

const otherLoad = (value: number | null): Row => ({
  label: 'other load on the machine, cores',
  value,
  ...(value !== null && value > noisyCores ? { note: 'timed figures are noise' } : {}),
});
