import { z } from 'zod';
import { required } from './vendor-message.ts';

// RFC 5321 lengths (64 + 254) and characters that need no quoting; the vendor takes no comments and no quoted parts.
const pattern =
  /^(?=.{3,254}$)[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)*[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;

export const isEmail = (email: string): boolean => pattern.test(email) && email.indexOf('@') <= 64;

const address = (missing: string, invalid: string) =>
  z.object({
    email: z.string(required(missing)).refine(isEmail, invalid),
    name: z.string().optional(),
  });

export const Recipient = (kind: 'to' | 'cc' | 'bcc') =>
  address(`The ${kind} email parameter is required.`, 'Does not contain a valid address.');

export const ReplyTo = address('The reply_to email parameter is required.', 'Does not contain a valid address.');

const fromMissing =
  'The from object must be provided for every email send. It is an object that requires the email parameter, ' +
  'but may also contain a name parameter.  e.g. {"email" : "example@example.com"}  or ' +
  '{"email" : "example@example.com", "name" : "Example Recipient"}.';

export const Sender = address(fromMissing, 'The from email does not contain a valid address.');

export type Address = z.infer<typeof Sender>;
