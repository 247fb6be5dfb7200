import type * as z from 'zod';
import type { Document, DocumentLine, DocumentStatusReport, Submitted } from '../../../lib/documents/document.ts';
import type { Details } from '../operation.ts';
import { at, cursor, ids } from './samples.ts';

const line: z.infer<typeof DocumentLine> = {
  id: ids.document,
  job_id: ids.job,
  batch_id: ids.batch,
  folder_id: null,
  filename: 'invoice-2026-113.pdf',
  media_type: 'application/pdf',
  size_in_bytes: 48_211,
  status: 'needs_review',
  stage: null,
  progress: 100,
  category: 'invoice',
  category_confidence: 0.97,
  lowest_confidence: 0.52,
  to_review: 1,
  page_count: 2,
  error: null,
  created_at: at.uploaded,
  started_at: at.started,
  completed_at: at.completed,
};

export { line as documentLine };

const total = {
  name: 'total',
  value: 1190.5,
  confidence: 0.94,
  page: 1,
  bbox: [0.71, 0.82, 0.86, 0.84] as [number, number, number, number],
  quote: 'Total 1,190.50 EUR',
  engine: 'rules-4',
  review: null,
};

const document: Document = {
  ...line,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  generation: 1,
  read_as: null,
  category_engine: 'rules-4',
  category_reasons: ['It says "Invoice" at the top.', 'It has an invoice number and a total.'],
  review_threshold: 0.7,
  vector_count: 0,
  is_resume: null,
  version_of: null,
  fields: [
    total,
    { ...total, name: 'due_date', value: '2026-12-06', confidence: 0.52, quote: 'payable within 14 days', bbox: null },
  ],
  pages: [
    { number: 1, source: 'text', confidence: null, characters: 1843 },
    { number: 2, source: 'ocr', confidence: 0.91, characters: 402 },
  ],
  stages: [{ stage: 'extract_text', engine: 'text-4', ms: 311, cost_micro_usd: 0, at: at.completed }],
};

const report: DocumentStatusReport = {
  document_id: ids.document,
  job_id: ids.job,
  filename: line.filename,
  status: 'processing',
  stage: 'extract_text',
  progress: 40,
  error: null,
  waiting_for: null,
  created_at: at.uploaded,
  started_at: at.started,
  completed_at: null,
};

const submitted: Submitted = {
  batch: { id: ids.batch, total: 1, created_at: at.uploaded },
  documents: [{ index: 0, id: ids.document, job_id: ids.job, filename: line.filename, status: 'queued' }],
  errors: [
    {
      index: 1,
      filename: 'film.mp4',
      code: 'unsupported_format',
      detail: 'This looks like a video, which cannot be read.',
    },
  ],
};

const reviewed: Document = {
  ...document,
  status: 'completed',
  to_review: 0,
  fields: [
    total,
    {
      ...total,
      name: 'due_date',
      value: '2026-12-05',
      confidence: 1,
      bbox: null,
      review: { action: 'correct', at: at.later, by: ids.ada, previous: { value: '2026-12-06', confidence: 0.52 } },
    },
  ],
};

export const documentDetails: Details = {
  'POST /v1/documents': {
    about: `Takes up to 20 files of together 10 MB as a form, or up to 100 \`uploads\` that were PUT to the storage. The answer comes
at once, before anything is read: each document has an id to follow. A file that cannot be taken is named in \`errors\` and
keeps none of the others back; only when none can be taken is the call refused. By its \`index\`, the place from 0 among the
files or \`uploads\` of the call, each outcome is told from the others; a file name may be answered in a cleaner form.

The same bytes are not read twice: \`duplicates\` says what a copy is (\`reuse\`: the document that there is).`,
    codes: [
      'not_found',
      'idempotency_conflict',
      'too_many_files',
      'rate_limited',
      'empty_file',
      'file_too_large',
      'unsupported_format',
      'duplicate_document',
      'missing_object',
      'checksum_mismatch',
      'document_encrypted',
      'document_corrupt',
      'document_too_complex',
      'image_too_large',
      'quota_exceeded',
      'deployment_full',
      'storage_unavailable',
    ],
    body: { uploads: [ids.document], queue: 'interactive', stages: ['extract_text', 'classify', 'extract_fields'] },
    answer: submitted,
  },
  'GET /v1/documents': {
    about: 'With `order=least_sure` the documents that need a person come first. `total` is counted when `count=true`.',
    query: { status: 'needs_review', q: 'invoice' },
    answer: { data: [line], next_cursor: cursor, total: 37 },
  },
  'GET /v1/documents/:id': { answer: document },
  'PATCH /v1/documents/:id': {
    about: `\`category\` set by a person stays, whatever a later run finds; put into one of your own, the document is an example of it.
\`is_resume: null\` follows the category again.`,
    body: { category: 'invoice', folder_id: ids.folder },
    answer: { ...document, folder_id: ids.folder },
  },
  'PATCH /v1/documents/:id/fields': {
    about: `A person's word outranks what engines find, now and in later runs, and is followed on the next document of the same sender or form. A correction brings a \`value\` (text, number, ISO date
or list, as the field has it), and may add a field that was not found. A document with nothing left to doubt leaves
\`needs_review\`. With \`seen\`, the value that was shown, nobody overrules in silence what somebody else said meanwhile: the answer is 409, and \`changed\` has what the field says now.`,
    codes: ['conflict'],
    body: { fields: [{ name: 'due_date', action: 'correct', value: '2026-12-05', seen: '2026-12-15' }], generation: 1 },
    answer: reviewed,
  },
  'DELETE /v1/documents/:id': {
    about: 'It is hidden and canceled at once, and erased after 30 days; with `permanent=true` now.',
  },
  'POST /v1/documents/:id/restore': { answer: document },
  'GET /v1/documents/:id/status': { answer: report },
  'GET /v1/documents/:id/text': {
    about: `\`markdown\` is the same text with the headings, tables and lists of the page, as GitHub's Markdown without any HTML; it is
null where a page has none of them. With \`Accept: text/markdown\` the answer is the whole document as Markdown, its pages parted by rules.`,
    answer: {
      document_id: ids.document,
      generation: 1,
      pages: [
        {
          number: 1,
          text: 'Invoice 2026-113\nItem\tAmount\nHosting\t1,000.42\nTotal\t1,190.50 EUR',
          markdown:
            '# Invoice 2026-113\n\n| Item | Amount |\n| --- | --- |\n| Hosting | 1,000.42 |\n| Total | 1,190.50 EUR |',
          source: 'text',
          confidence: null,
        },
      ],
    },
  },
  'GET /v1/documents/:id/accesses': {
    about: `One row an hour for the same person or key doing the same, kept for a year. \`opened\` is its page or its text,
\`downloaded\` a link to the original, \`exported\` a file or an archive with it; \`listed\` is an operator who was shown an entry
about it (a failure, what it cost, an application), and nothing of what is in it.`,
    answer: {
      data: [
        { id: ids.access, action: 'downloaded', actor: 'key', key_id: ids.key, key_name: 'Bookkeeping', at: at.later },
        { id: ids.access, action: 'opened', actor: 'owner', key_id: null, key_name: null, at: at.uploaded },
      ],
      next_cursor: null,
    },
  },
  'GET /v1/documents/:id/timeline': {
    answer: {
      data: [
        {
          cursor: 41,
          type: 'document_uploaded',
          at: at.uploaded,
          document_id: ids.document,
          job_id: ids.job,
          batch_id: ids.batch,
          actor: 'user',
          data: { size_in_bytes: 48_211 },
        },
      ],
    },
  },
  'GET /v1/documents/:id/content': {
    answer: { url: 'https://abc.supabase.co/storage/v1/object/sign/documents/…?token=…', expires_at: at.later },
    codes: ['storage_unavailable'],
  },
  'GET /v1/documents/summary': {
    answer: {
      total: 37,
      by_status: { completed: 30, needs_review: 5, failed: 2 },
      by_category: { invoice: 21 },
      to_review: 5,
    },
  },
  'POST /v1/documents/reprocess': {
    about:
      'Makes a new generation of results with other settings. What has not changed is taken over and not paid for again.',
    codes: ['idempotency_conflict'],
    body: { filter: { category: 'invoice', status: 'failed' }, settings: { ocr: 'always' }, preview: true },
    answer: {
      count: 2,
      remaining: 0,
      estimated_seconds: 3.1,
      estimated_cost_usd: 0.006,
      batch: null,
      documents: [],
    },
  },
};
