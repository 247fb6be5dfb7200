import { amount, companyName, companyNames, type DayOrder, identifier, isoDate, place, plain } from './normalise.ts';
import type { Outcome } from './send.ts';
import { carriesXml } from './withhold.ts';

/** How a label is compared, whatever its own name: which of our fields answers it, and what is the same in both. */
interface Comparison {
  ours: string;
  normalise(value: unknown, order: DayOrder): string | number | null;
}

const date = (ours: string): Comparison => ({ ours, normalise: isoDate });
/** Some dates are words, such as "perpetual". */
const dateOrWord = (ours: string): Comparison => ({
  ours,
  normalise: (value, order) => isoDate(value, order) ?? plain(value),
});
const money = (ours: string): Comparison => ({ ours, normalise: amount });
const words = (ours: string): Comparison => ({ ours, normalise: plain });
const company = (ours: string): Comparison => ({ ours, normalise: companyName });

const comparisons: Record<string, Record<string, Comparison>> = {
  invoice: {
    invoice_number: { ours: 'invoice_number', normalise: identifier },
    date: date('date'),
    due_date: date('due_date'),
    total: money('total'),
    tax: money('tax'),
    tax_total: money('tax'),
    net: money('net'),
    currency: words('currency'),
    vendor: company('vendor'),
    customer: company('customer'),
    buyer: company('customer'),
    iban: { ours: 'iban', normalise: identifier },
  },
  receipt: {
    vendor: company('vendor'),
    date: date('date'),
    total: money('total'),
    tax: money('tax'),
    currency: words('currency'),
    address: words('address'),
  },
  contract: {
    document_name: words('title'),
    parties: { ours: 'parties', normalise: companyNames },
    agreement_date: date('agreement_date'),
    effective_date: date('effective_date'),
    expiration_date: dateOrWord('expiry_date'),
    governing_law: words('governing_law'),
  },
  job_posting: {
    title: words('title'),
    employer: company('company'),
    location: { ours: 'location', normalise: place },
    salary_compensation: words('salary'),
  },
};

// Labels of contracts are written in the United States; everything else in this order unless it is ISO.
const orderOf = (category: string): DayOrder => (category === 'contract' ? 'month-first' : 'day-first');

export interface FieldScore {
  category: string;
  /** As the API names it. */
  field: string;
  file: string;
  expected: unknown;
  found: unknown;
  right: boolean;
  /** Of the value that was found; null when none was. */
  confidence: number | null;
  /** Below it a person is asked. */
  threshold: number;
  /** Where the file is from. */
  family: string;
  /** Whether the file carried its values as XML too. */
  withXml: boolean;
  /** Whether the document was taken for what it is, without which its fields are not looked for. */
  categoryRight: boolean;
}

/** Every labelled field that we claim to extract; a file that was not read has none of them right. */
export function scoreFields(outcomes: Outcome[]): FieldScore[] {
  return outcomes.filter(({ state }) => state !== 'unsupported').flatMap(scoreFile);
}

function scoreFile(outcome: Outcome): FieldScore[] {
  const { file } = outcome;
  const order = orderOf(file.category);
  const document = outcome.state === 'read' ? outcome.document : null;
  const of = {
    category: file.category,
    file: file.file,
    threshold: document?.review_threshold ?? 0,
    family: file.source?.repo ?? 'unknown',
    withXml: carriesXml(file),
    categoryRight: document?.category === file.category,
  };
  return Object.entries(comparisons[file.category] ?? {}).flatMap(([label, { ours, normalise }]) => {
    const expected = file.fields[label];
    const wanted = normalise(expected, order);
    if (isMissing(expected) || wanted === null || wanted === '') return [];
    const answer = document?.fields.find(({ name }) => name === ours);
    const found = answer?.value ?? null;
    const right = found !== null && normalise(found, order) === wanted;
    return [
      { ...of, field: ours, expected, found, right, confidence: found === null ? null : (answer?.confidence ?? 0) },
    ];
  });
}

const isMissing = (label: unknown): boolean =>
  label === undefined || label === null || (typeof label === 'string' && /^not (specified|stated)$/i.test(label));
