import { expect, test } from 'vitest';
import { read, textDocument, values } from './documents.ts';

test('a resume gives who it is, how to reach them, and what they did', async () => {
  const resume = textDocument(
    `Rosa Lindqvist
Sundvik, Sweden | rosa.lindqvist@example.org | Phone: +46 70 123 45 67
linkedin.com/in/rosalindqvist
Summary
Careful bookkeeper with 9 years of experience.
Skills
Ledgers, Payroll, VAT returns
Work Experience
Jan 2020 - Present, Senior Bookkeeper, Sundvik Bruk
Mar 2015 - Dec 2019, Bookkeeper, Nordhamn Shipping
Education
Bachelor of Commerce, Nordhamn University, 2014`,
  );
  expect(await values(resume, 'resume')).toEqual({
    name: 'Rosa Lindqvist',
    email: 'rosa.lindqvist@example.org',
    phone: '+46 70 123 45 67',
    location: 'Sundvik, Sweden',
    links: ['linkedin.com/in/rosalindqvist'],
    skills: ['Ledgers', 'Payroll', 'VAT returns'],
    titles: ['Senior Bookkeeper', 'Bookkeeper'],
    employers: ['Sundvik Bruk', 'Nordhamn Shipping'],
    education: ['Bachelor of Commerce, Nordhamn University, 2014'],
    years_of_experience: 9,
  });
});

test('a contract gives its parties, its dates and the law it is under', async () => {
  const contract = textDocument(
    `SUPPLY AGREEMENT
This Supply Agreement is made as of this 4th day of March, 2024 (the "Effective Date"), by and between
Elm Timber, Inc., a Delaware corporation ("Supplier"), and Oak Furniture Limited ("Buyer").
1. Term. This Agreement shall expire on March 31, 2026 unless renewed.
2. Law. This Agreement shall be governed by the laws of the State of Ohio.`,
  );
  expect(await values(contract, 'contract')).toEqual({
    title: 'SUPPLY AGREEMENT',
    parties: ['Elm Timber, Inc.', 'Oak Furniture Limited'],
    agreement_date: '2024-03-04',
    effective_date: '2024-03-04',
    expiry_date: '2026-03-31',
    governing_law: 'Ohio',
  });
});

test('an e-mail gives its headers', async () => {
  const mail = textDocument(
    'From: Ann Bell <ann@example.org>\nTo: Bo <bo@example.org>\nDate: Fri, 16 Dec 2024 17:04:16 -0500\nSubject: Lunch\n\nAt noon?',
  );
  expect(await values(mail, 'letter')).toEqual({
    from: 'Ann Bell <ann@example.org>',
    to: 'Bo <bo@example.org>',
    date: '2024-12-16',
    subject: 'Lunch',
  });
});

test('a letter names its reader in the greeting and its writer under the closing', async () => {
  const letter = textDocument(
    'Musterstadt, 3. Mai 2024\nBetreff: Ihr Antrag\nSehr geehrte Frau Okafor,\nvielen Dank.\nMit freundlichen Grüßen\nPeter Vance',
  );
  expect(await values(letter, 'letter')).toEqual({
    from: 'Peter Vance',
    to: 'Frau Okafor',
    date: '2024-05-03',
    subject: 'Ihr Antrag',
  });
});

test('a paper gives title, authors, abstract and DOI', async () => {
  const paper = textDocument(
    `On the flight of folded paper planes
Ada Okafor1, Ben T. Lund2 and Chen Ito1
1 University of Elmstadt
Abstract
We fold forty planes in five ways and measure how far they fly in still air, again and again.
Keywords: folding, flight
doi:10.1234/fold.2024.7`,
  );
  const fields = await values(paper, 'paper');
  expect(fields).toMatchObject({
    title: 'On the flight of folded paper planes',
    authors: ['Ada Okafor', 'Ben T. Lund', 'Chen Ito'],
    doi: '10.1234/fold.2024.7',
  });
  expect(fields.abstract).toMatch(/^We fold forty planes .* again and again\.$/);
});

test('a job posting gives title, company, place and pay', async () => {
  const posting = textDocument(
    `Job title: Museum Guide
The Harbour Museum of Art is seeking a guide.
Location: Portland, OR
Salary: $22.00 - $26.40 per hour
Required qualifications
Knowledge of art, Patience`,
  );
  expect(await values(posting, 'job_posting')).toMatchObject({
    title: 'Museum Guide',
    company: 'Harbour Museum of Art',
    location: 'Portland, OR',
    salary: '$22.00 - $26.40 per hour',
    skills: ['Knowledge of art', 'Patience'],
  });
});

test('every quote stands in the text', async () => {
  const text = 'MOU AGREEMENT\nmade between Elm Ltd and Oak Ltd\non 3 May 2024';
  for (const field of Object.values(await read(textDocument(text), 'contract'))) {
    for (const line of field.quote?.split('\n') ?? []) expect(text).toContain(line);
  }
});

test('a report has no fields of its own', async () => {
  expect(await values(textDocument('Annual report 2024'), 'report')).toEqual({});
});
