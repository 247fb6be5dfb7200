import * as z from 'zod';
import type { Category } from '../../stage.ts';

const text = z.string();
const date = z.string().describe('ISO date, YYYY-MM-DD');
const amount = z.number();
const list = z.array(z.string());

/** The fields that a model may be asked for, by category, with the shape of their values. */
export const wanted: Partial<Record<Category, Record<string, z.ZodType>>> = {
  invoice: {
    invoice_number: text,
    date,
    due_date: date,
    vendor: text,
    customer: text,
    currency: text.describe('ISO 4217 code'),
    net: amount,
    tax: amount,
    total: amount,
  },
  receipt: { vendor: text, date, total: amount, tax: amount, currency: text.describe('ISO 4217 code'), address: text },
  resume: {
    name: text,
    email: text,
    phone: text,
    location: text,
    skills: list,
    employers: list,
    titles: list,
    education: list,
  },
  contract: {
    title: text,
    parties: list,
    agreement_date: date,
    effective_date: date,
    expiry_date: date,
    governing_law: text,
  },
  letter: { from: text, to: text, date, subject: text },
  paper: { title: text, authors: list, doi: text },
  job_posting: { title: text, company: text, location: text, salary: text, skills: list },
};
