import * as z from 'zod';

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** An address that mails can go to: the mail service takes ASCII alone. */
export const MailAddress = z
  .email({
    error: ({ input }) =>
      isAscii(String(input))
        ? undefined
        : 'must be in ASCII: our mail service takes no other letters before the @, and after it only the xn-- form',
  })
  .max(320);

// What mails went to once may have any form that a mail server takes.
export const KnownAddress = z
  .string()
  .max(320)
  .regex(/^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u, 'must be a mail address such as ada@example.com');
