import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { isOneSelection, oneSelection, selectionOf, selectionShape } from './selection.ts';

const preview = z.boolean().default(false);

export const DeleteInput = z
  .strictObject({ ...selectionShape, permanent: z.boolean().default(false), preview })
  .refine(isOneSelection, oneSelection);

export const MoveInput = z
  .strictObject({ ...selectionShape, folder_id: z.uuid().nullable(), preview })
  .refine(isOneSelection, oneSelection);

export const RestoreInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(1000) });

/** What one call did, or a preview would do: `ids` are those it was about, `remaining` what it was too small for. */
export const Bulk = z.object({ count: z.int(), remaining: z.int(), ids: z.array(z.string()) });
type Bulk = z.infer<typeof Bulk>;

/** Hides up to 1,000 of the chosen documents and cancels their runs (200 at most), or erases up to 100 of them now. */
export function deleteDocuments(ctx: Context, input: z.infer<typeof DeleteInput>): Promise<Bulk> {
  const args = { p_selection: selectionOf(input), p_permanent: input.permanent, p_preview: input.preview };
  return commit(ctx, 'delete_selected', { p_owner: ownerOf(ctx), ...args }, Bulk);
}

const Moved = Bulk.extend({ outcome: z.enum(['moved', 'preview']) });
const Unmoved = z.object({ outcome: z.literal('folder_not_found') });

/** Puts up to 1,000 of the chosen documents into a folder, or (null) out of any; those that are there already do not count. */
export async function moveDocuments(ctx: Context, input: z.infer<typeof MoveInput>): Promise<Bulk> {
  const args = { p_selection: selectionOf(input), p_folder: input.folder_id, p_preview: input.preview };
  const answer = await commit(
    ctx,
    'move_selected',
    { p_owner: ownerOf(ctx), ...args },
    z.discriminatedUnion('outcome', [Moved, Unmoved]),
  );
  if (answer.outcome === 'folder_not_found')
    throw new AppError('not_found', 'There is no such folder; make one with POST /v1/folders.');
  const { outcome: _, ...moved } = answer;
  return moved;
}

/** Brings hidden documents back with their results; those that are not hidden do not count. */
export async function restoreDocuments(ctx: Context, { ids }: z.infer<typeof RestoreInput>): Promise<Bulk> {
  const args = { p_owner: ownerOf(ctx), p_documents: ids };
  const { count } = await commit(ctx, 'restore_documents', args, z.object({ count: z.int() }));
  return { count, remaining: 0, ids };
}
