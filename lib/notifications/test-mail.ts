import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { whyUnreachable } from './unreachable.ts';

/** The test that was asked for, and where it goes. */
export const TestMailRequest = z.object({ id: z.uuid(), to: z.string() });

const Requested = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('requested'), to: z.string() }),
  z.object({ outcome: z.literal('unreachable'), reason: z.string() }),
  z.object({ outcome: z.literal('too_many'), retry_after_s: z.int() }),
  z.object({ outcome: z.enum(['no_address', 'mails_off']) }),
]);

/** Owes the caller a mail that shows whether mails arrive; throws AppError with what is in its way. */
export async function requestTestMail(ctx: Context): Promise<z.infer<typeof TestMailRequest>> {
  if (!ctx.mailer) throw new AppError('conflict', 'No mails are sent here: no mail account is configured.');
  const id = ctx.newId();
  const answer = await commit(ctx, 'request_test_mail', { p_owner: ownerOf(ctx), p_id: id }, Requested);
  switch (answer.outcome) {
    case 'requested':
      return { id, to: answer.to };
    case 'no_address':
      throw new AppError('conflict', 'Your account has no mail address.');
    case 'mails_off':
      throw new AppError('conflict', 'You have turned all mails off; set email_enabled to true first.');
    case 'unreachable':
      throw new AppError('conflict', `We cannot reach you: ${whyUnreachable(answer.reason)}.`);
    case 'too_many':
      throw new AppError('rate_limited', 'Five test mails an hour are enough to see whether they arrive.', {
        retryAfter: Math.max(1, answer.retry_after_s),
      });
  }
}
