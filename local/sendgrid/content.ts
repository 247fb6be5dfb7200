import { z } from 'zod';

const breaksHeader = /[;\r\n]/;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const Content = z.object({
  type: z
    .string()
    .min(1, 'The content type must be a string at least one character in length.')
    .refine((type) => !breaksHeader.test(type), "The content type may not contain ';' or line breaks."),
  value: z.string().min(1, 'The content value must be a string at least one character in length.'),
});

/** The blocks of a mail: text/plain first, then text/html, each at most once, then anything else. */
export const Contents = z.array(Content).superRefine((blocks, ctx) => {
  const types = blocks.map(({ type }) => type.toLowerCase());
  const known = ['text/plain', 'text/html'];
  if (known.some((type) => types.indexOf(type) !== types.lastIndexOf(type))) {
    ctx.addIssue({ code: 'custom', message: 'If present, text/plain and text/html may only be provided once.' });
  }
  const ranks = types.map((type) => (known.includes(type) ? known.indexOf(type) : known.length));
  if (ranks.some((rank, index) => index > 0 && rank < (ranks[index - 1] ?? 0))) {
    const message = 'If present, text/plain must be first, followed by text/html, followed by any other content.';
    ctx.addIssue({ code: 'custom', message });
  }
});

export const Attachment = z.object({
  content: z
    .string()
    .min(1, 'The attachment content must be a string at least one character in length.')
    .refine((content) => base64.test(content), 'The attachment content must be base64 encoded.'),
  filename: z
    .string()
    .min(1, 'The filename must be a string at least one character in length.')
    .refine((name) => !breaksHeader.test(name), "The filename may not contain ';' or line breaks."),
  type: z
    .string()
    .min(1, 'The attachment type must be a string at least one character in length.')
    .refine((type) => !breaksHeader.test(type), "The attachment type may not contain ';' or line breaks.")
    .optional(),
  disposition: z.enum(['inline', 'attachment'], 'The disposition must be either inline or attachment.').optional(),
  content_id: z.string().optional(),
});
