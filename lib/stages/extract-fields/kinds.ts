import * as z from 'zod';
import type { Category } from '../stage.ts';
import { hasValidChecksum } from './read/iban.ts';

/** What the value of a field is: how a person's own word for it is read, and what to say when it cannot be. */
export interface FieldKind {
  schema: z.ZodType<z.core.util.JSONType>;
  wants: string;
}

const controls = /[^\P{Cc}\n\t]|\p{Cs}/u;
const words = z
  .string()
  .trim()
  .min(1)
  .max(4_000)
  .refine((text) => !controls.test(text));
const most = 1e15;
const number = z.number().min(-most).max(most);
const amount = z.union([
  number,
  z
    .string()
    .trim()
    .regex(/^-?\d{1,15}(\.\d{1,6})?$/)
    .transform(Number),
]);

const text: FieldKind = { schema: words, wants: 'text' };
const date: FieldKind = { schema: z.string().trim().pipe(z.iso.date()), wants: 'a date such as 2026-03-14' };
const expiry: FieldKind = {
  schema: z.union([date.schema, z.literal('perpetual')]),
  wants: 'a date such as 2026-03-14, or perpetual',
};
const money: FieldKind = { schema: amount, wants: 'a number such as 1234.5, without a currency' };
const years: FieldKind = {
  schema: amount.pipe(z.number().min(0).max(100)),
  wants: 'a number of years from 0 to 100',
};
const currency: FieldKind = {
  schema: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/),
  wants: 'a currency code such as EUR',
};
const iban: FieldKind = {
  schema: z
    .string()
    .transform((value) => value.replace(/\s/g, '').toUpperCase())
    .refine((value) => /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value) && hasValidChecksum(value)),
  wants: 'an IBAN with the right check digits, such as DE89 3704 0044 0532 0130 00',
};
const email: FieldKind = { schema: z.string().trim().max(320).pipe(z.email()), wants: 'a mail address' };
const list: FieldKind = { schema: z.array(words).min(1).max(500), wants: 'a list of texts such as ["one", "two"]' };
const lineItems: FieldKind = {
  schema: z
    .array(
      z.strictObject({
        description: words,
        quantity: amount.optional(),
        unit_price: amount.optional(),
        amount: amount.optional(),
      }),
    )
    .min(1)
    .max(500)
    .transform((items) => JSON.parse(JSON.stringify(items)) as z.core.util.JSONType),
  wants: 'a list of {description, quantity, unit_price, amount}',
};

/** The fields of each category and what their values are; a name means the same in every category. */
const kindsByCategory: Record<Category, Record<string, FieldKind>> = {
  invoice: {
    invoice_number: text,
    date,
    due_date: date,
    vendor: text,
    customer: text,
    currency,
    net: money,
    tax: money,
    total: money,
    iban,
    line_items: lineItems,
  },
  receipt: { vendor: text, date, total: money, tax: money, currency, address: text },
  resume: {
    name: text,
    email,
    phone: text,
    location: text,
    links: list,
    skills: list,
    employers: list,
    titles: list,
    education: list,
    years_of_experience: years,
  },
  contract: {
    title: text,
    parties: list,
    agreement_date: date,
    effective_date: date,
    expiry_date: expiry,
    governing_law: text,
  },
  letter: { from: text, to: text, date, subject: text },
  paper: { title: text, authors: list, abstract: text, doi: text },
  job_posting: { title: text, company: text, location: text, salary: text, skills: list },
  report: {},
  form: {},
  other: {},
};

/** Every field by its name. */
export const fieldKinds: Readonly<Record<string, FieldKind>> = Object.assign({}, ...Object.values(kindsByCategory));

/** Which fields each category has. */
export const fieldNames = Object.fromEntries(
  Object.entries(kindsByCategory).map(([category, kinds]) => [category, Object.keys(kinds)]),
) as Record<Category, string[]>;
