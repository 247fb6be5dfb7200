import * as z from 'zod';
import { PostingLine } from '../postings/posting.ts';

const share = z.number().min(0).max(1);

/** A posting that suits a resume, and why: 70 % what both mean, 30 % how much of what is asked for the resume shows. */
export const Match = z.object({
  id: z.string(),
  document_id: z.string(),
  /** As it stands now; one that is closed takes no applications. */
  posting: PostingLine.extend({ closes_at: z.string().nullable(), is_open: z.boolean() }),
  score: share,
  vector_score: share,
  skills_score: share,
  matched_skills: z.array(z.string()),
  missing_skills: z.array(z.string()),
  evidence: z.array(z.object({ page: z.int(), quote: z.string() })),
  created_at: z.string(),
});
export type Match = z.infer<typeof Match>;
