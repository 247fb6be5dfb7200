import type { MailedDocument, ResultMail } from '../../../lib/notifications/notification.ts';

export const appUrl = 'https://docket.example.com';

const found = (name: string, value: MailedDocument['fields'][number]['value'], confidence = 0.95) => ({
  name,
  value,
  confidence,
});

/** An invoice as it comes out of a run; a test changes what it is about. */
export const anInvoice = (changes: Partial<MailedDocument> = {}): MailedDocument => ({
  id: '0b6f1e9a-7a35-4a0e-9d41-2f6c5a1e0001',
  job_id: '5d2c8b40-1f6e-4c1b-8e0b-9a7d3c1e0001',
  filename: 'invoice.pdf',
  status: 'completed',
  category: 'invoice',
  page_count: 2,
  fields: [
    found('invoice_number', 'INV-2041'),
    found('currency', 'EUR'),
    found('total', 1234.5),
    found('vendor', 'Nordwind GmbH'),
    found('due_date', '2026-12-07', 0.4),
    found('line_items', [{ description: 'Hours', amount: 1000 }]),
    found('iban', 'DE02 1203 0000 0000 2020 51'),
  ],
  error: null,
  completed_at: '2026-11-23T09:30:12.07+00:00',
  ...changes,
});

export const aLockedFile = (changes: Partial<MailedDocument> = {}): MailedDocument =>
  anInvoice({
    id: '0b6f1e9a-7a35-4a0e-9d41-2f6c5a1e0002',
    filename: 'broken.pdf',
    status: 'failed',
    category: null,
    page_count: null,
    fields: [],
    error: { code: 'document_encrypted', detail: 'The document is protected by a password.' },
    ...changes,
  });

/** The payload of a result mail about these documents, all of the batch unless the counts say more. */
export const aResult = (documents: MailedDocument[], changes: Partial<ResultMail> = {}): ResultMail => ({
  template: 'results',
  to: { email: 'ada@example.com', name: 'Ada', time_zone: 'UTC' },
  batch_id: '7c1d2e3f-0000-4000-8000-000000000001',
  total: documents.length,
  completed: documents.filter(({ status }) => status === 'completed' || status === 'needs_review').length,
  failed: documents.filter(({ status }) => status === 'failed').length,
  canceled: documents.filter(({ status }) => status === 'canceled').length,
  documents,
  ...changes,
});
