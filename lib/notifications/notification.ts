import * as z from 'zod';

/** To whom a mail goes, and by which clock they live. */
export const Addressee = z.object({
  email: z.string(),
  name: z.string().nullable(),
  time_zone: z.string().default('UTC'),
});

const MailedField = z.object({ name: z.string(), value: z.json(), confidence: z.number() });
export type MailedField = z.infer<typeof MailedField>;

const MailedDocument = z.object({
  id: z.uuid(),
  job_id: z.uuid(),
  filename: z.string(),
  status: z.enum(['completed', 'needs_review', 'failed', 'canceled']),
  category: z.string().nullable(),
  page_count: z.int().nullable(),
  fields: z.array(MailedField),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  completed_at: z.iso.datetime({ offset: true }).nullable(),
});
export type MailedDocument = z.infer<typeof MailedDocument>;

/** What the one mail about a batch has to say: all counts, and at most 50 of its documents spelled out. */
export const ResultMail = z.object({
  template: z.literal('results'),
  to: Addressee,
  batch_id: z.uuid(),
  total: z.int(),
  completed: z.int(),
  failed: z.int(),
  canceled: z.int(),
  documents: z.array(MailedDocument).max(50),
});
export type ResultMail = z.infer<typeof ResultMail>;
