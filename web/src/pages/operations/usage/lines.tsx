import type { UsageReport } from '../../../../../client/nouns.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { microUsdText, numberText } from '../figures.ts';

type Day = NonNullable<UsageReport['days']>[number];
type Dear = NonNullable<UsageReport['dearest']>[number];

const dayColumns: Column<Day>[] = [
  { head: 'Day (UTC)', cell: ({ day }) => day, by: ({ day }) => day, isName: true },
  {
    head: 'Documents',
    cell: ({ documents }) => numberText(documents),
    by: ({ documents }) => documents,
    isNumber: true,
  },
  { head: 'Cost', cell: ({ micro_usd }) => microUsdText(micro_usd), by: ({ micro_usd }) => micro_usd, isNumber: true },
  {
    head: 'Of that, engines',
    cell: ({ engines_micro_usd }) => microUsdText(engines_micro_usd),
    by: ({ engines_micro_usd }) => engines_micro_usd,
    isNumber: true,
  },
];

/** What each day came to. */
export const Days = ({ days }: { days: Day[] }) => (
  <section>
    <header className="part-head">
      <h2>Day by day</h2>
    </header>
    <Table label="Days" columns={dayColumns} lines={days} keyOf={({ day }) => day} />
  </section>
);

const dearColumns: Column<Dear>[] = [
  { head: 'Document', cell: ({ document_id }) => <code>{document_id}</code>, isName: true },
  { head: 'Jobs', cell: ({ jobs }) => numberText(jobs), by: ({ jobs }) => jobs, isNumber: true },
  { head: 'Cost', cell: ({ micro_usd }) => microUsdText(micro_usd), by: ({ micro_usd }) => micro_usd, isNumber: true },
  {
    head: 'Pages by OCR',
    cell: ({ ocr_pages }) => numberText(ocr_pages),
    by: ({ ocr_pages }) => ocr_pages,
    isNumber: true,
  },
  {
    head: 'Tokens',
    cell: ({ model_tokens }) => numberText(model_tokens),
    by: ({ model_tokens }) => model_tokens,
    isNumber: true,
  },
];

/** The documents that cost most. */
export const Dearest = ({ documents }: { documents: Dear[] }) => (
  <section>
    <header className="part-head">
      <h2>The dearest documents</h2>
    </header>
    {documents.length === 0 ? (
      <p className="note">None cost anything in these days.</p>
    ) : (
      <Table
        label="Dearest documents"
        columns={dearColumns}
        lines={documents}
        keyOf={({ document_id }) => document_id}
      />
    )}
  </section>
);
