import * as z from 'zod';
import { Addressee, ResultMail } from './notification.ts';

const most = 5;
const to = Addressee;

/** The first few of something, and how many there are. */
const first = <T extends z.ZodType>(one: T) => z.object({ count: z.int(), data: z.array(one).max(most) });

export const PostingLine = z.object({
  id: z.uuid(),
  title: z.string(),
  company: z.string().nullable(),
  location: z.string().nullable(),
  salary_min: z.number().nullable(),
  salary_max: z.number().nullable(),
  currency: z.string().nullable(),
  apply_url: z.string().nullable(),
});
export type PostingLine = z.infer<typeof PostingLine>;

/** A resume and a posting that fit; scores are 0–1. */
export const MatchLine = z.object({
  id: z.uuid(),
  document_id: z.uuid(),
  filename: z.string(),
  score: z.number(),
  vector_score: z.number(),
  skills_score: z.number(),
  matched_skills: z.array(z.string()),
  missing_skills: z.array(z.string()),
  evidence: z.array(z.object({ page: z.int(), quote: z.string() })),
  posting: PostingLine,
});
export type MatchLine = z.infer<typeof MatchLine>;

export const ApplicationLine = z.object({ id: z.uuid(), status: z.string(), posting: PostingLine });
export type ApplicationLine = z.infer<typeof ApplicationLine>;

export const MatchesMail = z.object({
  template: z.literal('matches'),
  to,
  content: z.object({ count: z.int(), matches: z.array(MatchLine).max(most) }),
});
export type MatchesMail = z.infer<typeof MatchesMail>;

export const DigestMail = z.object({
  template: z.literal('digest'),
  to,
  content: z.object({
    local_date: z.iso.date(),
    frequency: z.string(),
    matches: first(MatchLine),
    postings: first(PostingLine),
    applications: first(ApplicationLine),
    completed: first(z.object({ id: z.uuid(), filename: z.string(), category: z.string().nullable() })),
    failed: first(
      z.object({ id: z.uuid(), filename: z.string(), code: z.string().nullable(), detail: z.string().nullable() }),
    ),
    waiting_for_review: first(z.object({ id: z.uuid(), filename: z.string() })),
  }),
});
export type DigestMail = z.infer<typeof DigestMail>;

export const ApplicationMail = z.object({
  template: z.literal('application'),
  to,
  content: ApplicationLine.extend({ previous: z.string().nullable() }),
});
export type ApplicationMail = z.infer<typeof ApplicationMail>;

export const TestMail = z.object({
  template: z.literal('test'),
  to,
  content: z.object({ requested_at: z.iso.datetime({ offset: true }) }),
});
export type TestMail = z.infer<typeof TestMail>;

export const AlertMail = z.object({
  template: z.literal('alert'),
  to,
  content: z.object({
    what: z.enum(['opened', 'resolved']),
    slo: z.enum(['queue_age', 'dead_letters', 'unknown_mails', 'outbox_lag', 'cron_silent', 'deployment_quota']),
    bound: z.number(),
    unit: z.enum(['seconds', 'count', 'percent']),
    value: z.number(),
    worst: z.number(),
    opened_at: z.iso.datetime({ offset: true }),
    detail: z.record(z.string(), z.string()),
  }),
});
export type AlertMail = z.infer<typeof AlertMail>;

/** What the outbox holds of a mail: which template, to whom, and what it says. */
export const MailPayload = z.discriminatedUnion('template', [
  ResultMail,
  MatchesMail,
  DigestMail,
  ApplicationMail,
  TestMail,
  AlertMail,
]);
export type MailPayload = z.infer<typeof MailPayload>;
