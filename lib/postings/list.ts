import * as z from 'zod';
import type { Context } from '../context.ts';
import { cursorOf } from '../documents/document.ts';
import { PostingEntry } from './posting.ts';

export const ListPostingsInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: cursorOf(z.string().regex(/^\d{1,18}$/)).optional(),
  /** Looked for in title, company, location and skills. */
  q: z.string().trim().min(1).max(200).optional(),
  status: z.enum(['open', 'closed', 'all']).default('open'),
});

export const PostingList = z.object({ data: z.array(PostingEntry), next_cursor: z.string().nullable() });

/** A page of postings, newest first; those that one may still apply for, unless others are asked for. */
export const listPostings = (
  ctx: Context,
  input: z.infer<typeof ListPostingsInput>,
): Promise<z.infer<typeof PostingList>> =>
  ctx.database.read(
    'list_postings',
    { p_limit: input.limit, p_cursor: input.cursor ?? null, p_q: input.q ?? null, p_status: input.status },
    PostingList,
  );
