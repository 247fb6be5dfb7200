import * as z from 'zod';
import { AppError } from '../errors.ts';
import { PostingLine } from '../postings/posting.ts';

export const applicationStatuses = [
  'submitted',
  'reviewing',
  'interview',
  'offered',
  'hired',
  'rejected',
  'withdrawn',
] as const;

export const Application = z.object({
  id: z.string(),
  applicant_id: z.string(),
  posting: PostingLine,
  document_id: z.string().nullable(),
  status: z.enum(applicationStatuses),
  note: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Application = z.infer<typeof Application>;

export const noSuchApplication = (): AppError => new AppError('not_found', 'There is no such application.');
