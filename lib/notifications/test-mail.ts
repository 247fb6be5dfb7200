import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { derivedId } from '../documents/identity.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { getSettings } from './settings.ts';
import { whyUnreachable } from './unreachable.ts';

/** The test that was asked for, and where it goes. */
export const TestMailRequest = z.object({ id: z.uuid(), to: z.string() });

const Requested = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('requested'), to: z.string() }),
  z.object({
    outcome: z.literal('hindered'),
    hindrances: z.array(z.enum(['no_address', 'mails_off', 'unreachable'])),
    reason: z.string().nullable(),
  }),
  z.object({ outcome: z.literal('too_many'), retry_after_s: z.int() }),
]);

/**
 * Owes the caller a mail that shows whether mails arrive, one for each idempotency key; throws AppError with everything
 * that is in its way.
 */
export async function requestTestMail(ctx: Context, key: string | null): Promise<z.infer<typeof TestMailRequest>> {
  if (!ctx.mailer) throw await withoutMailer(ctx);
  const owner = ownerOf(ctx);
  const id = key === null ? ctx.newId() : await derivedId(owner, key, 'test mail');
  const answer = await commit(ctx, 'request_test_mail', { p_owner: owner, p_id: id }, Requested);
  switch (answer.outcome) {
    case 'requested':
      return { id, to: answer.to };
    case 'hindered':
      throw hindered(answer.hindrances, answer.reason ?? '');
    case 'too_many':
      throw new AppError('rate_limited', 'Five test mails an hour are enough to see whether they arrive.', {
        retryAfter: Math.max(1, answer.retry_after_s),
      });
  }
}

const sentences = {
  no_mailer: () => 'No mails are sent here: no mail account is configured.',
  no_address: () => 'Your account has no mail address.',
  mails_off: () => 'You have turned all mails off; set email_enabled to true first.',
  unreachable: (reason: string) => `We cannot reach you: ${whyUnreachable(reason)}.`,
};

const hindered = (hindrances: (keyof typeof sentences)[], reason: string): AppError =>
  new AppError('conflict', hindrances.map((one) => sentences[one](reason)).join(' '));

async function withoutMailer(ctx: Context): Promise<AppError> {
  const { email_enabled, unreachable } = await getSettings(ctx);
  const own = [...(email_enabled ? [] : ['mails_off' as const]), ...(unreachable ? ['unreachable' as const] : [])];
  return hindered(['no_mailer', ...own], unreachable?.reason ?? '');
}
