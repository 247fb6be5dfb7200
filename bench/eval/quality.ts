import { round } from '../statistics.ts';
import type { CategoryReport } from './category-scores.ts';
import type { Evaluation } from './evaluate.ts';
import type { FieldRow, ReviewRow } from './field-tables.ts';

/** One figure of quality with what it is of, and the bound it has to keep. */
export interface QualityRow {
  what: string;
  figure: number | null;
  /** The count behind the figure, in words. */
  of: string;
  bound: { least: number } | { most: number } | null;
}

/** Every figure that this project has a bound for, in one list; stages that were not run leave theirs out. */
export const qualityRows = ({ recall, categories, fields }: Evaluation): QualityRow[] => [
  ...recall.flatMap(textRows),
  ...(categories ? categoryRows(categories) : []),
  ...(fields?.rates.map(fieldRow) ?? []),
  ...(fields?.review.flatMap(reviewRows) ?? []),
];

const textBounds = { digital: 0.995, scan: 0.96, receipt: 0.91 } as const;

function textRows({ group, all }: Evaluation['recall'][number]): QualityRow[] {
  if (all.files === 0) return [];
  const of = `${all.files} files`;
  const rows: QualityRow[] = [
    { what: `words found, ${group}`, figure: all.mean, of, bound: { least: textBounds[group] } },
    {
      what: `words found, ${group}, the worst file`,
      figure: all.worst,
      of: '1 file',
      bound: group === 'digital' ? { least: 0.97 } : null,
    },
  ];
  if (group !== 'receipt') return rows;
  return [...rows, { what: 'words of three letters and more, receipt', figure: all.long, of, bound: { least: 0.95 } }];
}

function categoryRows(report: CategoryReport): QualityRow[] {
  const { files, right, accuracy, macro_recall, surest, calibration_error, recall } = report;
  const posting = recall.job_posting;
  const kinds = Object.keys(recall).length;
  const rows: QualityRow[] = [
    { what: 'category', figure: accuracy, of: `${right} of ${files}`, bound: { least: 0.95 } },
    { what: 'category, mean over categories', figure: macro_recall, of: `${kinds} categories`, bound: { least: 0.82 } },
    { what: 'category, the surest 90 %', ...rate(surest.right, surest.files), bound: { least: 0.985 } },
    { what: 'calibration error', figure: calibration_error, of: `${files} files`, bound: { most: 0.06 } },
  ];
  if (!posting) return rows;
  return [...rows, { what: 'category of job postings', ...rate(posting.right, posting.files), bound: { least: 0.85 } }];
}

const fieldBounds: Record<string, Record<string, number>> = {
  invoice: { invoice_number: 0.93, date: 0.95, total: 0.95, currency: 0.95, vendor: 0.85 },
  'invoice, XML withheld': { invoice_number: 0.92, date: 0.93, total: 0.93, currency: 0.93, vendor: 0.8 },
  receipt: { date: 0.94, total: 0.9, vendor: 0.88 },
};

function fieldRow({ group, field, files, right, rate: figure }: FieldRow): QualityRow {
  const least = group === 'invoice, with XML' ? 1 : fieldBounds[group]?.[field];
  const bound = least === undefined ? null : { least };
  return { what: `${group}: ${field}`, figure, of: `${right} of ${files}`, bound };
}

function reviewRows({ group, wrong, wrong_asked, right, right_asked }: ReviewRow): QualityRow[] {
  return [
    {
      what: `${group}: wrong values that a person is asked about`,
      ...rate(wrong_asked, wrong),
      bound: { least: group === 'receipt' ? 0.75 : 0.85 },
    },
    {
      what: `${group}: right values that a person is asked about`,
      ...rate(right_asked, right),
      bound: { most: 0.25 },
    },
  ];
}

const rate = (part: number, whole: number) => ({ figure: round(part / whole, 3), of: `${part} of ${whole}` });

/** Whether a figure keeps its bound; null where there is no bound or nothing to judge. */
export function isKept({ figure, bound }: QualityRow): boolean | null {
  if (!bound || figure === null) return null;
  return 'least' in bound ? figure >= bound.least : figure <= bound.most;
}

/** The rows as a table in Markdown. */
export function qualityTable(rows: QualityRow[]): string {
  const line = (row: QualityRow): string => {
    const kept = isKept(row);
    const bound = row.bound ? ('least' in row.bound ? `≥ ${row.bound.least}` : `≤ ${row.bound.most}`) : '';
    return `| ${row.what} | ${row.figure ?? '–'} | ${row.of} | ${bound}${kept === false ? ' (not kept)' : ''} |`;
  };
  return ['| what | figure | of | bound |', '|---|---|---|---|', ...rows.map(line)].join('\n');
}
