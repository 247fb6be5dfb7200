import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { commit } from '../outbox/commit.ts';
import type { AccessAction } from './access.ts';

const Recorded = z.object({ outcome: z.literal('recorded') });

/**
 * Takes down that the caller saw documents of theirs, when nobody waits for it any more; what this isolate took down
 * within the hour is not told again.
 */
export function recordAccess(ctx: Context, action: Exclude<AccessAction, 'listed'>, ids: string[]): void {
  const owner = ownerOf(ctx);
  const key = ctx.actor.kind === 'user' ? (ctx.actor.keyId ?? null) : null;
  const entryOf = (id: string) => [owner, key, action, id].join(' ');
  const fresh = ids.filter((id) => !ctx.recently.has(entryOf(id)));
  if (fresh.length === 0) return;
  for (const id of fresh) ctx.recently.add(entryOf(id));
  const args = { p_action: action, p_documents: fresh, p_owner: owner, p_key: key };
  ctx.later(
    commit(ctx, 'record_accesses', args, Recorded).catch(() => {
      for (const id of fresh) ctx.recently.delete(entryOf(id));
      ctx.log.warn('access not recorded', { documents: fresh.length });
    }),
  );
}

/**
 * Takes down that whoever has a role was shown entries about documents of others, before they see them: none of that is
 * ever left out.
 */
export async function recordLooks(ctx: Context, entries: { document_id: string | null }[]): Promise<void> {
  const p_documents = [...new Set(entries.flatMap(({ document_id }) => document_id ?? []))];
  if (p_documents.length === 0) return;
  await commit(ctx, 'record_accesses', { p_action: 'listed', p_documents, p_operator: ownerOf(ctx) }, Recorded);
}
