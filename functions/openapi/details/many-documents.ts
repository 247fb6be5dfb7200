import type { Details } from '../operation.ts';
import { documentLine } from './documents.ts';
import { at, ids } from './samples.ts';

const bulk = { count: 2, remaining: 0, ids: [ids.document, ids.resume] };

const exported = {
  id: ids.document,
  filename: documentLine.filename,
  media_type: documentLine.media_type,
  size_in_bytes: documentLine.size_in_bytes,
  status: 'completed',
  category: 'invoice',
  category_confidence: 0.97,
  page_count: 2,
  created_at: at.uploaded,
  completed_at: at.completed,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  folder: 'Taxes',
  fields: [
    {
      name: 'total',
      value: 1190.5,
      confidence: 0.94,
      page: 1,
      quote: 'Total 1,190.50 EUR',
      engine: 'rules-4',
      review: 'accept',
    },
  ],
};

export const manyDocumentsDetails: Details = {
  'POST /v1/documents/delete': {
    about:
      'Names the documents by `ids`, or by the same `filter` as the list. Call again while `remaining` is more than 0.',
    body: { filter: { status: 'failed' }, preview: true },
    answer: bulk,
  },
  'POST /v1/documents/restore': { body: { ids: [ids.document, ids.resume] }, answer: bulk },
  'POST /v1/documents/move': {
    codes: ['not_found'],
    body: { ids: [ids.document, ids.resume], folder_id: ids.folder },
    answer: bulk,
  },
  'POST /v1/documents/export': {
    about:
      'CSV (RFC 4180) has a column for each field that any document has; cells that a spreadsheet would run are text.',
    body: { filter: { category: 'invoice' }, format: 'json' },
    answer: [exported],
  },
  'GET /v1/documents/:id/export': { query: { format: 'json' }, answer: exported },
  'GET /v1/search': {
    about: `\`hybrid\` (the default) ranks pages by their words and by their meaning and fuses both; pages that have all the words count most.
While the embeddings engine is away it goes by words alone and says so: \`mode_used\` is \`keyword\`, with the \`reason\`.
\`semantic\` goes by meaning alone. \`keyword\` finds only pages that have all the words; words in quotes stand one after the other,
and the last one may be only begun. \`highlights\` are where the answer is in \`text\`: beginning and end in UTF-16 units, the end excluded.`,
    codes: ['engine_unavailable'],
    query: { q: 'when is the payment due?' },
    answer: {
      data: [
        {
          document_id: ids.document,
          filename: documentLine.filename,
          category: 'invoice',
          page: 1,
          heading: 'Terms of payment',
          score: 0.83,
          found_by: ['keyword', 'semantic'],
          text: 'The payment is due within 30 days.',
          highlights: [[0, 34]],
        },
      ],
      next_cursor: null,
      mode_used: 'hybrid',
      reason: null,
    },
  },
  'POST /v1/uploads': {
    about: `For files of up to 50 MB, which never pass through the API: PUT each file's bytes to its \`url\`, then queue them by
\`POST /v1/documents\` with \`{"uploads":[…]}\`. With \`sha256\` the bytes are checked when they are read.`,
    codes: ['file_too_large', 'quota_exceeded', 'deployment_full', 'storage_unavailable'],
    body: { files: [{ filename: 'scan.pdf', size: 31_457_280 }] },
    answer: {
      uploads: [
        {
          id: ids.document,
          url: 'https://abc.supabase.co/storage/v1/object/upload/sign/documents/0192?token=eyJhbGciOi',
          expires_at: '2026-11-22T12:15:00Z',
        },
      ],
    },
  },
  'GET /v1/folders': {
    answer: { data: [{ id: ids.folder, name: 'Taxes', created_at: at.uploaded, documents: 12 }], next_cursor: null },
  },
  'POST /v1/folders': {
    codes: ['conflict'],
    body: { name: 'Taxes' },
    answer: { id: ids.folder, name: 'Taxes', created_at: at.uploaded },
  },
  'PATCH /v1/folders/:id': {
    codes: ['conflict'],
    body: { name: 'Taxes 2026' },
    answer: { id: ids.folder, name: 'Taxes 2026', created_at: at.uploaded },
  },
  'DELETE /v1/folders/:id': {},
};
