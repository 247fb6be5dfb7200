import * as z from 'zod';

/** Line breaks and other control characters become spaces: what stands in one line can break no header and no mail. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
const withoutControls = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, ' ')
    .trim();

const line = (most: number) => z.string().max(most, `must have at most ${most} characters`).transform(oneLine);
const optionalLine = (most: number) =>
  line(most)
    .transform((text) => text || null)
    .nullable()
    .default(null);

/** A time that the database takes too. */
const moment = z.iso
  .datetime({ offset: true, message: 'must be a time such as 2026-12-24T18:00:00Z' })
  .refine((text) => /(Z|[+-](0\d|1[0-4]):[0-5]\d)$/.test(text), 'must have an offset of at most 14 hours')
  .refine((text) => text >= '1970' && text < '2200', 'must lie between 1970 and 2200')
  .nullable()
  .default(null);

const salary = z.number().min(0).max(1_000_000_000).nullable().default(null);

// One that carries a login looks like another host, so that no mail would show it.
function hasLogin(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && (url.username !== '' || url.password !== '');
}

const webAddress = z
  .url({ protocol: /^https?$/, message: 'must be an address that begins with http:// or https://' })
  .regex(/^[^\s\p{Cc}]+$/u, 'must have no spaces or line breaks')
  .refine((address) => !hasLogin(address), 'must not contain a name or a password')
  .max(2000);

const isOrdered = ({ salary_min: least, salary_max: most }: { salary_min?: unknown; salary_max?: unknown }) =>
  typeof least !== 'number' || typeof most !== 'number' || least <= most;

/** A posting as its source gives it; only its name there, a title and nothing unknown are asked for. */
export const PostingInput = z
  .strictObject({
    external_id: z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(200)
      .regex(/^[^\p{Cc}\p{Cf}]*$/u, 'must not contain control or invisible characters'),
    title: line(300).pipe(z.string().regex(/[\p{L}\p{N}]/u, 'must have a letter or a number')),
    company: optionalLine(200),
    location: optionalLine(200),
    salary_min: salary,
    salary_max: salary,
    currency: z
      .string()
      .regex(/^[A-Za-z]{3}$/, 'must be a currency code such as EUR')
      .toUpperCase()
      .nullable()
      .default(null),
    description: z
      .string()
      .max(20_000, 'must have at most 20,000 characters')
      .transform((text) => withoutControls(text) || null)
      .nullable()
      .default(null),
    skills: z
      .array(line(100))
      .max(50, 'must be at most 50')
      .transform((skills) => [...new Set(skills.filter(Boolean))])
      .default([]),
    apply_url: webAddress.nullable().default(null),
    posted_at: moment,
    closes_at: moment,
  })
  .refine(isOrdered, { message: 'must not be more than salary_max', path: ['salary_min'], when: isObject });
export type PostingInput = z.infer<typeof PostingInput>;

/** A posting as matches and applications show it. */
export const PostingLine = z.object({
  id: z.string(),
  external_id: z.string(),
  title: z.string(),
  company: z.string().nullable(),
  location: z.string().nullable(),
  salary_min: z.number().nullable(),
  salary_max: z.number().nullable(),
  currency: z.string().nullable(),
  apply_url: z.string().nullable(),
});

export const PostingEntry = PostingLine.extend({
  skills: z.array(z.string()),
  posted_at: z.string().nullable(),
  closes_at: z.string().nullable(),
  is_open: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
});

export const Posting = PostingEntry.extend({ description: z.string().nullable() });
export type Posting = z.infer<typeof Posting>;

function isObject({ value }: { value: unknown }): boolean {
  return typeof value === 'object' && value !== null;
}
