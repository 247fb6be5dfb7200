import type { UsageReport } from '../../../../../client/nouns.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { percentText, words } from '../../../words/text.ts';
import { microUsdText, numberText } from '../figures.ts';

type Service = UsageReport['services'][number];

const serviceWords: Record<string, string> = {
  ocr: 'OCR',
  postgrest: 'Supabase',
  qstash: 'QStash',
  sendgrid: 'SendGrid',
};

const columns: Column<Service>[] = [
  {
    head: 'Service',
    cell: ({ service, operation, source }) => (
      <span title={source}>
        {serviceWords[service] ?? words(service)} <span className="note">{words(operation).toLowerCase()}</span>
      </span>
    ),
    by: ({ service, operation }) => `${service} ${operation}`,
    isName: true,
  },
  { head: 'Count', cell: ({ count }) => numberText(count), by: ({ count }) => count, isNumber: true },
  {
    head: 'A document',
    cell: ({ per_document }) =>
      per_document === null ? '–' : per_document.toLocaleString('en', { maximumFractionDigits: 3 }),
    by: ({ per_document }) => per_document,
    isNumber: true,
  },
  { head: 'Cost', cell: ({ micro_usd }) => microUsdText(micro_usd), by: ({ micro_usd }) => micro_usd, isNumber: true },
  {
    head: 'Price of 1,000',
    cell: ({ micro_usd_per_1000: price }) => (price === null ? '–' : microUsdText(price)),
    by: ({ micro_usd_per_1000 }) => micro_usd_per_1000,
    isNumber: true,
  },
  {
    head: 'Free quota',
    cell: ({ quota }) => (quota ? <Quota {...quota} /> : '–'),
    by: ({ quota }) => quota?.share ?? null,
  },
];

const periodWords = { day: 'today', month: 'this month' };

function Quota({ limit, used, period, share }: NonNullable<Service['quota']>) {
  return (
    <div className={share >= 1 ? 'quota bad' : share >= 0.8 ? 'quota warn' : 'quota'}>
      <span>
        {numberText(used)} of {numberText(limit)} {periodWords[period]}, {percentText(share)}
      </span>
      <progress max={1} value={Math.min(1, share)} aria-label="Used of the quota" />
    </div>
  );
}

/** What each service did, what that costs, and how much of its free quota is used. */
export const Services = ({ services }: { services: Service[] }) => (
  <Table
    label="Services"
    columns={columns}
    lines={services}
    keyOf={({ service, operation }) => `${service} ${operation}`}
  />
);
