import * as z from 'zod';
import { recordLooks } from '../accesses/record.ts';
import type { Context } from '../context.ts';
import { Budget, withRole } from './operation.ts';

const mostDays = 366;

const day = z.iso.date().refine((text) => text >= '1970', 'must be a day since 1970');

/** UTC days, both included; without them the last 30. */
export const UsageInput = z
  .strictObject({ from: day.optional(), to: day.optional(), by: z.enum(['day', 'document']).default('day') })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], message: 'must not be before from' })
  .refine(({ from, to }) => !from || !to || Date.parse(to) - Date.parse(from) < mostDays * 86_400_000, {
    path: ['from'],
    message: `must be less than ${mostDays} days before to`,
  });

const Quota = z.object({
  limit: z.number(),
  period: z.enum(['day', 'month']),
  used: z.number(),
  remaining: z.number(),
  share: z.number(),
});

/** One billed operation; money at list price, for engines as paid. The quota is that of today or of this month. */
const ServiceUsage = z.object({
  service: z.string(),
  operation: z.string(),
  count: z.number(),
  per_document: z.number().nullable(),
  micro_usd: z.number(),
  micro_usd_per_1000: z.number().nullable(),
  quota: Quota.nullable(),
  source: z.string(),
});

const DayUsage = z.object({
  day: z.string(),
  documents: z.number(),
  micro_usd: z.number(),
  engines_micro_usd: z.number(),
});

const DocumentUsage = z.object({
  document_id: z.string(),
  jobs: z.number(),
  micro_usd: z.number(),
  ocr_pages: z.number(),
  model_tokens: z.number(),
});

/** Infrastructure is everything but engines and mails, which one decides about apart. */
export const UsageReport = z.object({
  from: z.string(),
  to: z.string(),
  documents: z.number(),
  micro_usd: z.number(),
  engines_micro_usd: z.number(),
  mails_micro_usd: z.number(),
  usd_per_million_documents: z.number().nullable(),
  infrastructure_usd_per_million_documents: z.number().nullable(),
  services: z.array(ServiceUsage),
  days: z.array(DayUsage).nullable(),
  dearest: z.array(DocumentUsage).nullable(),
  budget: Budget,
});

/** What the work of these days asked of each service and what it costs; for viewers and operators, whose look is taken down. */
export async function reportUsage(
  ctx: Context,
  { from, to, by }: z.infer<typeof UsageInput>,
): Promise<z.infer<typeof UsageReport>> {
  const args = { p_from: from ?? null, p_to: to ?? null, p_by: by };
  const report = await withRole(ctx, 'viewer', 'usage_report', args, UsageReport);
  await recordLooks(ctx, report.dearest ?? []);
  return report;
}
