import * as z from 'zod';
import type { Context } from '../context.ts';
import { commit } from '../outbox/commit.ts';
import type { MailList } from '../ports/mails.ts';

/** Which mails somebody gets: what the page behind the link in a mail shows and changes. */
export const Preferences = z.object({
  email_enabled: z.boolean(),
  digest_frequency: z.enum(['daily', 'weekly', 'disabled']),
  notify_job_results: z.boolean(),
  notify_new_matches: z.boolean(),
  notify_application_updates: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;

/** Whom a link in a mail is about, and the list that the mail was on. */
export interface Subscriber {
  owner: string;
  list: MailList;
}

const Saved = z.object({ outcome: z.literal('saved') });
const Found = z.object({ outcome: z.literal('found'), preferences: Preferences, unreachable: z.string().nullable() });

/** Who came by a link in a mail; null when the link is none that we made. */
export const subscriberOf = async (ctx: Context, token: string): Promise<Subscriber | null> =>
  (await ctx.unsubscribe?.open(token)) ?? null;

/** Which mails this person gets now, none when the account is gone; `unreachable` is why no mail can reach them, or null. */
export async function preferencesOf(
  ctx: Context,
  { owner }: Subscriber,
): Promise<{ preferences: Preferences; unreachable: string | null }> {
  const { preferences, unreachable } = await commit(ctx, 'get_preferences', { p_owner: owner }, Found);
  return { preferences, unreachable };
}

/** Takes the person off the list that their mail was on; once is as good as often. */
export async function unsubscribe(ctx: Context, { owner, list }: Subscriber): Promise<void> {
  await commit(ctx, 'unsubscribe', { p_owner: owner, p_list: list }, Saved);
}

/** Changes which mails the person gets; what is not named stays. */
export async function savePreferences(
  ctx: Context,
  { owner }: Subscriber,
  changes: Partial<Preferences>,
): Promise<void> {
  await commit(ctx, 'save_settings', { p_owner: owner, p_changes: changes }, Saved);
}
