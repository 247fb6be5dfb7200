import * as z from 'zod';
import type { Preferences } from '../../lib/notifications/preferences.ts';

/** What a post to the link in a mail asks for: one click off its list, or other choices. */
export type Wish = { kind: 'one-click' } | { kind: 'save'; changes: Partial<Preferences> };

const checked = z
  .literal('true')
  .optional()
  .transform((value) => value === 'true');

const OneClick = z
  .object({ 'List-Unsubscribe': z.literal('One-Click') })
  .transform((): Wish => ({ kind: 'one-click' }));

const Lists = z
  .object({
    save: z.literal('lists'),
    notify_job_results: checked,
    notify_new_matches: checked,
    notify_application_updates: checked,
    digest_frequency: z.enum(['daily', 'weekly', 'disabled']),
  })
  .transform(({ save: _, ...changes }): Wish => ({ kind: 'save', changes }));

const Everything = z
  .object({ email_enabled: z.enum(['true', 'false']) })
  .transform(({ email_enabled }): Wish => ({ kind: 'save', changes: { email_enabled: email_enabled === 'true' } }));

/** The three forms of the page, the first of which mail programs send by themselves. */
export const AnyWish = z.union([OneClick, Lists, Everything]);

/** Reads a form, urlencoded or multipart as mail programs send either; null for what is no such form, or not all of one. */
export async function readWish(request: Request): Promise<Wish | null> {
  const fields = await request
    .formData()
    .then((form) => Object.fromEntries(form))
    .catch(() => ({}));
  return AnyWish.safeParse(fields).data ?? null;
}
