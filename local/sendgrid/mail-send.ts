import { z } from 'zod';
import { ReplyTo, Sender } from './address.ts';
import { Attachment, Contents } from './content.ts';
import { CustomArgs, Headers, Personalization, SendAt, Subject } from './personalization.ts';
import { Asm, MailSettings, TrackingSettings } from './settings.ts';
import { required } from './vendor-message.ts';

const maxPersonalizations = 1000;
const noPersonalizations = 'The personalizations field is required and must have at least one personalization.';

const tooMany = (given: unknown[]): string =>
  `The personalization block is limited to ${maxPersonalizations} personalizations per API request. You have provided ` +
  `${given.length} personalizations. Please consider splitting this into multiple requests and resending your request.`;

const Category = z.string().max(255, 'The category name cannot exceed 255 characters.');

/** The body of POST /v3/mail/send, field by field; rules that span fields are in rules.ts. */
export const MailSend = z.strictObject({
  personalizations: z
    .array(Personalization, required(noPersonalizations))
    .min(1, noPersonalizations)
    .max(maxPersonalizations, { error: (issue) => tooMany(issue.input as unknown[]) }),
  from: z.preprocess((from) => from ?? {}, Sender),
  reply_to: ReplyTo.optional(),
  reply_to_list: z.array(ReplyTo).max(1000, 'The reply_to_list is limited to 1000 addresses.').optional(),
  subject: Subject.optional(),
  content: Contents.optional(),
  attachments: z.array(Attachment).optional(),
  template_id: z.string().optional(),
  sections: z.record(z.string(), z.string()).optional(),
  headers: Headers.optional(),
  categories: z
    .array(Category)
    .max(10, 'The categories array is limited to 10 categories.')
    .refine((names) => new Set(names).size === names.length, 'The categories array may not contain duplicates.')
    .optional(),
  custom_args: CustomArgs.optional(),
  send_at: SendAt.optional(),
  batch_id: z.string().optional(),
  asm: Asm.optional(),
  ip_pool_name: z
    .string()
    .min(2, 'The ip_pool_name must be at least 2 characters in length.')
    .max(64, 'The ip_pool_name cannot exceed 64 characters.')
    .optional(),
  mail_settings: MailSettings.optional(),
  tracking_settings: TrackingSettings.optional(),
});
export type MailSend = z.infer<typeof MailSend>;
