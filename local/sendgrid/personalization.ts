import { z } from 'zod';
import { Recipient, Sender } from './address.ts';
import { required } from './vendor-message.ts';

const maxBytes = 10_000;

const reserved = new Set(
  'x-sg-id,x-sg-eid,received,dkim-signature,content-type,content-transfer-encoding,to,from,subject,reply-to,cc,bcc'.split(
    ',',
  ),
);
// RFC 5322: printable ASCII without the colon.
const headerName = /^[!-9;-~]+$/;

const sizeOf = (values: unknown): number => Buffer.byteLength(JSON.stringify(values));

const strings = (what: string) =>
  z
    .record(z.string(), z.string())
    .refine((values) => sizeOf(values) <= maxBytes, `The ${what} must not exceed ${maxBytes} bytes.`);

export const CustomArgs = strings('custom_args');

/** Headers of the mail; the ones the vendor writes itself may not be given. */
export const Headers = z.record(z.string(), z.string()).superRefine((headers, ctx) => {
  for (const [name, value] of Object.entries(headers)) {
    const problem = headerProblem(name, value);
    if (problem) ctx.addIssue({ code: 'custom', path: [name], message: problem });
  }
});

function headerProblem(name: string, value: string): string | null {
  if (reserved.has(name.toLowerCase())) return `The ${name} header is reserved and may not be set.`;
  if (!headerName.test(name)) return 'A header name may contain printable ASCII characters only, and no colon.';
  return /[\r\n]/.test(value) ? 'A header value may not contain line breaks.' : null;
}

export const Subject = z
  .string()
  .min(1, 'The subject must be at least one character in length.')
  .refine((subject) => !/[\r\n]/.test(subject), 'The subject may not contain line breaks.');

export const SendAt = z.int();

const toMissing =
  'The to array is required for all personalization objects, and must have at least one email object with a valid email address.';

/** One envelope of a request: who gets the mail, and what is different for them. */
export const Personalization = z.strictObject({
  to: z.array(Recipient('to'), required(toMissing)).min(1, toMissing),
  cc: z.array(Recipient('cc')).optional(),
  bcc: z.array(Recipient('bcc')).optional(),
  from: Sender.optional(),
  subject: Subject.optional(),
  headers: Headers.optional(),
  substitutions: strings('substitutions').optional(),
  dynamic_template_data: z.record(z.string(), z.unknown()).optional(),
  custom_args: CustomArgs.optional(),
  send_at: SendAt.optional(),
});

export type Personalization = z.infer<typeof Personalization>;
