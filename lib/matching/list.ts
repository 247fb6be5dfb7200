import * as z from 'zod';
import type { Context } from '../context.ts';
import { cursorOf } from '../documents/document.ts';
import { Match } from './matching.ts';

const score = z.string().regex(/^(0|1)(\.\d{1,20})?$|^\d(\.\d{1,20})?e-\d{1,3}$/);

export const ListMatchesInput = z
  .strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.union([cursorOf(z.iso.datetime({ offset: true }), z.uuid()), cursorOf(score, z.uuid())]).optional(),
    document_id: z.uuid().optional(),
    posting_id: z.uuid().optional(),
    min_score: z.coerce.number().min(0).max(1).optional(),
    order: z.enum(['newest', 'score']).default('newest'),
  })
  .refine(({ cursor, order }) => cursor === undefined || isTime(cursor) === (order === 'newest'), {
    message: 'must be the next_cursor of an answer in the same order',
    path: ['cursor'],
  });

export const MatchList = z.object({ data: z.array(Match), next_cursor: z.string().nullable() });

/** A page of the caller's matches, newest or best first. */
export const listMatches = (
  ctx: Context,
  input: z.infer<typeof ListMatchesInput>,
): Promise<z.infer<typeof MatchList>> =>
  ctx.database.read(
    'list_matches',
    {
      p_limit: input.limit,
      p_cursor: input.cursor ?? null,
      p_document: input.document_id ?? null,
      p_posting: input.posting_id ?? null,
      p_min_score: input.min_score ?? null,
      p_order: input.order,
    },
    MatchList,
  );

const isTime = (cursor: string): boolean =>
  cursorOf(z.iso.datetime({ offset: true }), z.uuid()).safeParse(cursor).success;
