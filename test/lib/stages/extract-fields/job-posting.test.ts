import { describe, expect, test } from 'vitest';
import { placedDocument, read, textDocument, values } from './documents.ts';

const posting = (text: string) => values(textDocument(text), 'job_posting');

test('a posting of a jobs board has title, company and place in its first lines', async () => {
  const found = await posting(`Senior Data Engineer
Elmware Inc. · Portland, Oregon, United States (Hybrid)
2 weeks ago · 48 applicants
$120,000/yr - $150,000/yr
About the job
Elmware Inc. is looking for a Senior Data Engineer to join the platform team.
Requirements
• 5+ years with Python
and SQL
• Experience with Spark
• Good communication`);
  expect(found).toEqual({
    title: 'Senior Data Engineer',
    company: 'Elmware Inc.',
    location: 'Portland, Oregon, United States',
    salary: '$120,000/yr - $150,000/yr',
    skills: ['5+ years with Python and SQL', 'Experience with Spark', 'Good communication'],
  });
});

test('a posting of an office names everything behind labels', async () => {
  const found = await posting(`Job Title: Archives Technician
Agency: National Harbor Archives
Location: College Park, MD
Salary: $49,025 - $63,733 per year`);
  expect(found).toEqual({
    title: 'Archives Technician',
    company: 'National Harbor Archives',
    location: 'College Park, MD',
    salary: '$49,025 - $63,733 per year',
  });
});

test('a German posting seeks somebody of any sex', async () => {
  const found = await posting(`Elmenhof Software GmbH
Wir suchen zum nächstmöglichen Zeitpunkt eine/n
Softwareentwickler (m/w/d) in Vollzeit
Standort: 10115 Berlin
Ihr Profil
• Erfahrung mit TypeScript
• Gute Deutschkenntnisse
• Teamgeist
Wir bieten
• Jahresgehalt: 55.000 € - 65.000 € brutto`);
  expect(found).toEqual({
    title: 'Softwareentwickler',
    company: 'Elmenhof Software GmbH',
    location: 'Berlin',
    salary: '55.000 € - 65.000 € brutto',
    skills: ['Erfahrung mit TypeScript', 'Gute Deutschkenntnisse', 'Teamgeist'],
  });
});

test.each([
  ['Gehalt: 3.400 – 3.900 € brutto', '3.400 – 3.900 € brutto'],
  ['Vergütung: 3400 bis 3900 EUR pro Monat', '3400 bis 3900 EUR pro Monat'],
  ['Rémunération : 38 000 à 45 000 € bruts annuels', '38 000 à 45 000 € bruts annuels'],
  ['Salary: 45,000 - 52,000 GBP per year', '45,000 - 52,000 GBP per year'],
  ['Gehalt: ab 3.400 € brutto', 'ab 3.400 € brutto'],
])('a range of pay may name its currency once: %s', async (line, salary) => {
  expect(await posting(`Gärtner (m/w/d)\nStandort: 10115 Berlin\n${line}`)).toMatchObject({ salary });
});

test('a French posting says whether the contract is open-ended', async () => {
  const found = await posting(`Développeur web (H/F) - CDI
La société Tilleul Conseil recrute un développeur web pour son équipe.
Lieu : Lyon (69)
Rémunération : 38 000 € à 45 000 € bruts annuels
Profil
- Bac +5
- Maîtrise de JavaScript
- Anglais courant`);
  expect(found).toEqual({
    title: 'Développeur web',
    company: 'Tilleul Conseil',
    location: 'Lyon',
    salary: '38 000 € à 45 000 € bruts annuels',
    skills: ['Bac +5', 'Maîtrise de JavaScript', 'Anglais courant'],
  });
});

describe('a printed web page', () => {
  const printed = placedDocument([
    ['Collections Manager - Full-time', 5, 5],
    ['The Harbour Museum', 5, 8],
    ['Portland, OR', 30, 8],
    ['Harbour Museum (HM) seeks a Collections Manager for its ships.', 5, 12],
    ['Collections Manager | Portland, OR | The Harbour Museum', 5, 95],
    ['https://careers.example.org/harbour/704821', 65, 95],
  ]);

  test('gives the title without the kind of employment', async () => {
    expect((await values(printed, 'job_posting')).title).toBe('Collections Manager');
  });

  test('names the employer as it calls itself', async () => {
    const fields = await read(printed, 'job_posting');
    expect(fields.company?.value).toBe('The Harbour Museum');
    expect(fields.company?.confidence).toBeGreaterThan(0.6);
  });
});

test('a title in large letters runs over two lines', async () => {
  const page = placedDocument([]);
  const line = (text: string, top: number, tall: number) => ({
    text,
    bbox: [0.1, top, 0.1 + 0.01 * text.length, top + tall] as [number, number, number, number],
  });
  const lines = [
    line('RESEARCH COLLECTION', 0.1, 0.03),
    line('SPECIALIST', 0.14, 0.03),
    line('The Harbour Museum is seeking help.', 0.2, 0.014),
  ];
  const [first] = page.pages;
  if (!first) throw new Error('The posting has a page.');
  const found = await values({ ...page, pages: [{ ...first, lines }] }, 'job_posting');
  expect(found.title).toBe('RESEARCH COLLECTION SPECIALIST');
});

test('what only one place of the page says of the employer or the pay is doubted', async () => {
  const fields = await read(
    textDocument('Nurse\nOak Valley Hospital is seeking a nurse.\nThe wage is $22.00-$26.44.'),
    'job_posting',
  );
  expect(fields.company).toMatchObject({ value: 'Oak Valley Hospital' });
  expect(fields.company?.confidence).toBeLessThan(0.6);
  expect(fields.salary?.confidence).toBeLessThan(0.6);
});
