import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError, invalidInput } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { anyTimeZone, timeZoneProblem } from './time-zone.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 22:00');

/** What a person wants to hear, and when: hours and weekdays (1–7, Monday first) in the person's own time zone. */
const Settings = z.object({
  email_enabled: z.boolean(),
  digest_frequency: z.enum(['daily', 'weekly', 'disabled']),
  digest_hour: z.int().min(0).max(23),
  digest_weekday: z.int().min(1).max(7),
  time_zone: z.string().superRefine(refuseUnknownZone),
  /** Mails wait between these times; null for never. */
  quiet_hours: z
    .strictObject({ from: time, to: time })
    .refine(({ from, to }) => from !== to, 'must end at another time than they begin; null is for never')
    .nullable(),
  notify_job_results: z.boolean(),
  notify_new_matches: z.boolean(),
  notify_application_updates: z.boolean(),
  min_match_score: z
    .number()
    .min(0)
    .max(1)
    .overwrite((score) => Math.round(score * 1e4) / 1e4),
});

/** The settings with why mails do not reach this person, if they do not. */
export const NotificationSettings = Settings.extend({
  unreachable: z
    .object({ reason: z.enum(['bounced', 'dropped', 'complained', 'unsubscribed', 'by_hand']), since: z.string() })
    .nullable(),
});
export type NotificationSettings = z.infer<typeof NotificationSettings>;

/** Changes of settings; what is not named stays as it is. */
export const SettingsInput = z.strictObject(Settings.shape).partial();

const Saved = z.object({ outcome: z.enum(['saved', 'unknown_time_zone']) });

/** What the caller wants to hear, and when. */
export async function getSettings(ctx: Context): Promise<NotificationSettings> {
  const settings = await ctx.database.read('get_settings', {}, NotificationSettings.nullable());
  if (!settings) throw new AppError('not_found', 'This account is not there any more.');
  return settings;
}

/** Sets what the caller wants to hear, and when; answers all settings. */
export async function saveSettings(
  ctx: Context,
  changes: z.infer<typeof SettingsInput>,
): Promise<NotificationSettings> {
  const { outcome } = await commit(ctx, 'save_settings', { p_owner: ownerOf(ctx), p_changes: changes }, Saved);
  if (outcome === 'unknown_time_zone') throw invalidInput('body', [{ path: 'time_zone', message: anyTimeZone }]);
  return getSettings(ctx);
}

function refuseUnknownZone(name: string, ctx: z.RefinementCtx): void {
  const message = timeZoneProblem(name);
  if (message) ctx.addIssue({ code: 'custom', message, input: name });
}
