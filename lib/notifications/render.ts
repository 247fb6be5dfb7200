import type { Mail } from '../ports.ts';
import { ResultMail } from './notification.ts';
import { renderResultMail } from './result-mail.tsx';

/** Turns the payload of a mail effect into the mail; throws ZodError when it is none that we write. */
export function renderMail(payload: unknown, appUrl: string): Omit<Mail, 'effect_id'> {
  const input = ResultMail.parse(payload);
  return { to: input.to, category: 'job_result', ...renderResultMail(input, appUrl) };
}
