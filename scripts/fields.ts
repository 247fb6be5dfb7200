import { fieldKinds, fieldNames } from '../lib/stages/extract-fields/kinds.ts';
import type { Category } from '../lib/stages/stage.ts';

type Told = [means: string, example: unknown];

/** What each field of a category means, and a value as the API gives it. */
export const told: Record<Category, Record<string, Told>> = {
  invoice: {
    invoice_number: ['the number that the vendor gave it, as printed', 'RE-2026-0113'],
    date: ['the day on which it was made out', '2026-11-03'],
    due_date: ['the day by which it is to be paid', '2026-12-03'],
    vendor: ['who wants to be paid: the company, or the person', 'Northwind Hosting GmbH'],
    customer: ['who is to pay', 'Example Ltd'],
    currency: ['of all amounts, by its ISO 4217 code', 'EUR'],
    net: ['what everything costs before tax', 1000.42],
    tax: ['all taxes on it together', 190.08],
    total: ['what is to be paid, taxes included; of a credit note as it is printed, with or without a minus', 1190.5],
    iban: ['the account that is to be paid to', 'DE89370400440532013000'],
    line_items: [
      'its rows, each with what of this it says',
      [{ description: 'Hosting', quantity: 2, unit_price: 500.21, amount: 1000.42 }],
    ],
  },
  receipt: {
    vendor: ['the shop, restaurant or company', 'Café Central'],
    date: ['the day of the purchase', '2026-11-03'],
    total: ['what was paid, and not the cash that was handed over', 23.4],
    tax: ['the tax that is in it', 3.74],
    currency: ['of all amounts, by its ISO 4217 code', 'EUR'],
    address: ['where the shop is', '12 High Street, Leeds LS1 4AB'],
  },
  resume: {
    name: ['whose resume it is', 'Ada Example'],
    email: ['their mail address', 'ada@example.com'],
    phone: ['their telephone number, as printed', '+44 113 496 0000'],
    location: ['where they live', 'Leeds, United Kingdom'],
    links: ['their pages and profiles', ['https://example.com/ada']],
    skills: ['what they say they can', ['TypeScript', 'PostgreSQL']],
    employers: ['whom they worked for, as it lists them', ['Northwind Hosting', 'Example Ltd']],
    titles: ['as what they worked, as it lists it', ['Senior engineer', 'Engineer']],
    education: ['degrees and schools', ['BSc Mathematics, University of Leeds']],
    years_of_experience: ['for how long they have worked, as it says or as its dates add up to', 7],
  },
  contract: {
    title: ['what it is called', 'Master Services Agreement'],
    parties: ['who makes it', ['Northwind Hosting GmbH', 'Example Ltd']],
    agreement_date: ['the day that it bears', '2026-01-15'],
    effective_date: ['the day from which it holds', '2026-02-01'],
    expiry_date: ['the day on which it ends, or `perpetual` where it never does', '2029-01-31'],
    governing_law: ['the state or country whose law decides', 'England and Wales'],
  },
  letter: {
    from: ['who wrote it', 'Leeds City Council'],
    to: ['to whom', 'Ada Example'],
    date: ['the day that it bears', '2026-11-03'],
    subject: ['what it says that it is about', 'Your application of 12 October'],
  },
  paper: {
    title: ['what it is called', 'On computable numbers'],
    authors: ['who wrote it, in its own order', ['A. M. Turing']],
    abstract: ['its own summary', 'The computable numbers may be described briefly as …'],
    doi: ['its identifier', '10.1112/plms/s2-42.1.230'],
  },
  job_posting: {
    title: ['the position', 'Platform engineer'],
    company: ['who wants to employ somebody', 'Northwind Hosting GmbH'],
    location: ['where the work is', 'Berlin, or from home'],
    salary: ['what it says is paid, in its own words', '€65,000–80,000 a year'],
    skills: ['what somebody should be able to do', ['TypeScript', 'SQL']],
  },
  report: {},
  form: {},
  other: {},
};

const head = `# Fields

What is looked for in a document of each [category](categories.md), by the names that the API, exports and [reviews](documents.md#review)
use. A name means the same in every category, and its values have one form: dates are ISO, amounts are numbers beside a \`currency\`. Every field comes with \`confidence\`, and with \`page\`, \`bbox\`
and \`quote\` where it was seen on a page; one that was not found is not there. Own categories have the fields of the built-in category that
the document was read as.

This page is written from the code that reads the values: \`UPDATE_FIELDS=1 npm test -- test/docs-fields.test.ts\`.
`;

/** docs/fields.md: every field by category with its form, its meaning and an example. */
export function fieldsPage(): string {
  const parts = Object.entries(fieldNames).map(([category, names]) => {
    const heading = `## ${category}\n\n`;
    if (names.length === 0) return `${heading}No fields.\n`;
    const rows = names.map((name) => rowOf(name, told[category as Category][name]));
    return `${heading}| name | value | means | example |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return [head, ...parts].join('\n');
}

function rowOf(name: string, about: Told | undefined): string {
  if (!about) throw new Error(`Nothing says what ${name} means.`);
  const [means, example] = about;
  const form = fieldKinds[name]?.wants.replace(/,? such as .*$/, '') ?? '';
  return `| \`${name}\` | ${form} | ${means} | \`${JSON.stringify(example)}\` |`;
}
