import type { MailPayload, MatchLine, PostingLine } from '../../lib/notifications/mail-payloads.ts';

// What the mails in docs/mails tell of. All people, companies and numbers are invented.

const to = { email: 'ada@example.com', name: 'Ada Example', time_zone: 'UTC' };
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const posting = (number: number, changes: Partial<PostingLine>): PostingLine => ({
  id: id(number),
  title: 'Data Engineer',
  company: 'Nordwind Analytics',
  location: 'Hamburg',
  salary_min: 62_000,
  salary_max: 74_000,
  currency: 'EUR',
  apply_url: `https://jobs.example.com/${number}`,
  ...changes,
});

const postings = {
  engineer: posting(1, { title: 'Senior Data Engineer' }),
  platform: posting(2, {
    title: 'Platform Engineer, Payments',
    company: 'Kestrel & Finch',
    location: 'Dublin or remote',
    salary_min: 85_000,
    salary_max: 105_000,
  }),
  analyst: posting(3, {
    title: 'Analytics Engineer',
    company: 'Harbour Light Energy',
    location: 'Bristol',
    salary_min: null,
    salary_max: 58_000,
    currency: 'GBP',
  }),
  lead: posting(4, {
    title: 'Lead Engineer, Search',
    company: 'Tanuki Books',
    location: 'Tokyo',
    salary_min: 11_000_000,
    salary_max: 14_500_000,
    currency: 'JPY',
  }),
  bakery: posting(5, {
    title: 'Data Manager',
    company: 'Bäckerei Sonnenschein',
    location: 'Leipzig',
    salary_min: null,
    salary_max: null,
    apply_url: null,
  }),
};

const match = (number: number, line: PostingLine, changes: Partial<MatchLine>): MatchLine => ({
  id: id(100 + number),
  document_id: id(200),
  filename: 'resume.pdf',
  score: 0.94,
  vector_score: 0.96,
  skills_score: 0.9,
  matched_skills: ['Python', 'SQL', 'Airflow', 'dbt'],
  missing_skills: ['Spark'],
  evidence: [{ page: 1, quote: 'Rebuilt the nightly batch in Airflow and dbt; from six hours to forty minutes.' }],
  posting: line,
  ...changes,
});

const matches = [
  match(1, postings.engineer, {}),
  match(2, postings.platform, {
    score: 0.91,
    vector_score: 0.95,
    matched_skills: ['PostgreSQL', 'Kubernetes', 'TypeScript', 'Terraform', 'Go', 'Kafka'],
    missing_skills: ['PCI DSS'],
    evidence: [{ page: 2, quote: 'Ran the ledger service of 40 million bookings a day on PostgreSQL and Kubernetes.' }],
  }),
  match(3, postings.analyst, {
    score: 0.88,
    vector_score: 0.92,
    matched_skills: ['SQL', 'dbt'],
    missing_skills: ['Looker'],
    evidence: [],
  }),
  match(4, postings.lead, {
    score: 0.86,
    vector_score: 0.9,
    matched_skills: ['Python', 'Elasticsearch'],
    missing_skills: ['Rust', 'Japanese'],
    evidence: [{ page: 1, quote: 'Led a team of five that replaced the search of a shop with two million books.' }],
  }),
  match(5, postings.bakery, {
    score: 0.85,
    vector_score: 0.98,
    matched_skills: ['Excel'],
    missing_skills: [],
    evidence: [],
  }),
];

const found = (name: string, value: string | number | string[], confidence = 0.96) => ({ name, value, confidence });

const documents: Extract<MailPayload, { template: 'results' }>['documents'] = [
  {
    id: id(301),
    job_id: id(401),
    filename: 'invoice-2041.pdf',
    status: 'completed',
    category: 'invoice',
    page_count: 2,
    fields: [
      found('vendor', 'Nordwind GmbH'),
      found('total', 1234.5),
      found('currency', 'EUR'),
      found('due_date', '2026-12-07', 0.5),
      found('invoice_number', 'INV-2041'),
    ],
    error: null,
    completed_at: '2026-11-23T09:30:12Z',
  },
  {
    id: id(302),
    job_id: id(402),
    filename: 'statement-october.pdf',
    status: 'failed',
    category: null,
    page_count: null,
    fields: [],
    error: { code: 'document_encrypted', detail: 'The document is protected by a password.' },
    completed_at: '2026-11-23T09:30:10Z',
  },
  {
    id: id(303),
    job_id: id(403),
    filename: 'receipt-station.jpg',
    status: 'needs_review',
    category: 'receipt',
    page_count: 1,
    fields: [found('vendor', 'Café am Hafen'), found('total', 8.4, 0.4), found('currency', 'EUR')],
    error: null,
    completed_at: '2026-11-23T09:30:14Z',
  },
];

/** One payload of each kind of mail, as the outbox would hold it. */
export const samples: Record<string, MailPayload> = {
  results: {
    template: 'results',
    to,
    batch_id: id(500),
    total: 3,
    completed: 2,
    failed: 1,
    canceled: 0,
    documents,
  },
  matches: { template: 'matches', to, content: { count: 7, matches } },
  digest: {
    template: 'digest',
    to,
    content: {
      local_date: '2026-11-23',
      frequency: 'daily',
      matches: { count: 4, data: matches.slice(0, 2) },
      applications: { count: 1, data: [{ id: id(600), status: 'interview', posting: postings.analyst }] },
      failed: {
        count: 1,
        data: [
          {
            id: id(302),
            filename: 'statement-october.pdf',
            code: 'document_encrypted',
            detail: 'The document is protected by a password.',
          },
        ],
      },
      waiting_for_review: { count: 1, data: [{ id: id(303), filename: 'receipt-station.jpg' }] },
      completed: {
        count: 12,
        data: [
          { id: id(301), filename: 'invoice-2041.pdf', category: 'invoice' },
          { id: id(304), filename: 'rental-agreement.docx', category: 'contract' },
          { id: id(305), filename: 'letter-from-the-council.pdf', category: 'letter' },
        ],
      },
      postings: { count: 26, data: [postings.lead, postings.bakery] },
    },
  },
  application: {
    template: 'application',
    to,
    content: { id: id(600), status: 'interview', previous: 'reviewing', posting: postings.platform },
  },
  test: { template: 'test', to, content: { requested_at: '2026-11-23T09:30:00Z' } },
  alert: {
    template: 'alert',
    to,
    content: {
      what: 'opened',
      slo: 'dead_letters',
      bound: 0,
      unit: 'count',
      value: 3,
      worst: 3,
      opened_at: '2026-11-23T03:02:00Z',
      detail: { fingerprint: 'extract_text/engine_unavailable/pp-ocr-v4' },
    },
  },
};
