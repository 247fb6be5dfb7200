import { describe, expect, test } from 'vitest';
import { read, textDocument, values } from './documents.ts';

const THRESHOLD = 0.6;

describe('the name of a resume', () => {
  test.each([
    ['Curriculum Vitae of Hannah Weiss\nBerlin, Germany', 'Hannah Weiss'],
    ['LEBENSLAUF\nJÜRGEN KOCH\nj.koch@example.org', 'JÜRGEN KOCH'],
    ['Dr.-Ing. Max von der Heide\nMaschinenbauingenieur', 'Max von der Heide'],
    ['Rosa M. Lindqvist, CPA | Senior Accountant\nrosa@example.org', 'Rosa M. Lindqvist'],
    ['Omar Haddad - Pastry chef\nMarseille', 'Omar Haddad'],
    ['INES\nFALK\nFrontend Developer\nines.falk@example.org', 'INES FALK'],
    ['Persönliche Daten\nName: Seidel\nVorname: Miriam\nGeboren am: 4. April 1990', 'Miriam Seidel'],
    ['Nom et prénom : Julien Perrot\nDate de naissance : 4 avril 1990', 'Julien Perrot'],
    ['Contact\nMarketing Manager\nTom Baker\ntom.baker@example.org\nProfile\nCalm.', 'Tom Baker'],
  ])('%j is read as %j', async (text, name) => {
    const fields = await read(textDocument(text), 'resume');
    expect(fields.name?.value).toBe(name);
    expect(fields.name?.confidence).toBeGreaterThan(THRESHOLD);
  });

  test('a name in the middle of the page with a trade below it is left to a person', async () => {
    const text = 'T O O L S\nSQL\nLanguages\nEnglish\nLISA LUNDGREN\nD A T A  A N A L Y S T';
    const { name } = await read(textDocument(text), 'resume');
    expect(name?.value).toBe('LISA LUNDGREN');
    expect(name?.confidence).toBeLessThan(THRESHOLD);
  });

  test.each(['Java Developer\nAustin, TX\nSummary\nCareful.', 'M E\nSKILLS\nSQL', 'Elm Consulting Ltd\nSkills\nSQL'])(
    '%j names nobody',
    async (text) => {
      expect((await read(textDocument(text), 'resume')).name).toBeUndefined();
    },
  );
});

describe('where the person of a resume lives', () => {
  test.each([
    ['Ann Bell\n412 Pine Street, Tucson, AZ 85701 | (520) 555-0144', 'Tucson, AZ 85701'],
    ['Ann Bell\nGartenweg 5, 50999 Köln', '50999 Köln'],
    ['Ann Bell\n12 rue des Halles, 26000 Valence', '26000 Valence'],
    ['Ann Bell\nLondon SW1A 1AA', 'London SW1A 1AA'],
    ['Ann Bell\nResidence: Holon Date of birth: 1990', 'Holon'],
    ['Ann Bell\nLisbon, Portugal (open to relocate)', 'Lisbon, Portugal'],
  ])('%j is read as %j', async (text, location) => {
    expect((await values(textDocument(text), 'resume')).location).toBe(location);
  });

  test('titles with a comma are no places', async () => {
    const resume = textDocument('DIRECTOR, SALES SPECIALIST\nRosa Lindqvist, CPA');
    expect((await values(resume, 'resume')).location).toBeUndefined();
  });
});

describe('the positions of a resume', () => {
  test.each([
    [
      'a German one',
      'Beruflicher Werdegang\nseit 09/2018 Sachbearbeiterin Einkauf, Baumann Technik GmbH, Stuttgart\n08/2014 – 08/2018 Kauffrau, Holm Handel, Ulm',
      ['Sachbearbeiterin Einkauf', 'Kauffrau'],
      ['Baumann Technik GmbH', 'Holm Handel'],
    ],
    [
      'a French one',
      "Expériences\n2017 - aujourd'hui : Technicien, Ateliers du Val Clair\n2012 - 2017 : Électromécanicien, Papeterie Lavande",
      ['Technicien', 'Électromécanicien'],
      ['Ateliers du Val Clair', 'Papeterie Lavande'],
    ],
    [
      'one with the years under the title',
      'W O R K  E X P E R I E N C E\nLead Developer @ Papaya\nJan 2021 — now\nBuilt the shop, tested it and wrote about it.\nDeveloper @ Kiosk\nJun 2017 — Dec 2020',
      ['Lead Developer', 'Developer'],
      ['Papaya', 'Kiosk'],
    ],
    [
      'one with the employer on the next line',
      'Work history\nShift Supervisor, 03/2016 to Current\nDesert Cold Storage – Tucson, AZ\nSupervised 14 associates',
      ['Shift Supervisor'],
      ['Desert Cold Storage'],
    ],
    [
      'one without headings',
      '2015-2023 Head pastry chef, Hotel Belvedere\nLed a brigade of six\n2010-2015 Pastry chef, Maison Lavande',
      ['Head pastry chef', 'Pastry chef'],
      ['Hotel Belvedere', 'Maison Lavande'],
    ],
  ])('%s gives titles and employers', async (_what, text, titles, employers) => {
    expect(await values(textDocument(text), 'resume')).toMatchObject({ titles, employers });
  });

  test('what templates leave in place of a name is no employer', async () => {
    const text = 'Experience\nJune 2008 to May 2010 Company Name City , State Branch Banker\nServed clients with care.';
    const found = await values(textDocument(text), 'resume');
    expect(found.titles).toEqual(['Branch Banker']);
    expect(found.employers).toBeUndefined();
  });

  test('employers are only certain when they are named with their legal form', async () => {
    const employers = async (text: string) => (await read(textDocument(text), 'resume')).employers?.confidence ?? 0;
    expect(await employers('Experience\n2015 - 2019 Clerk, Finch Trading Ltd')).toBeGreaterThan(THRESHOLD);
    expect(await employers('Experience\n2015 - 2019 Clerk, Riverside')).toBeLessThan(THRESHOLD);
  });
});

describe('skills and years', () => {
  test('kinds of skill are left out, and commas in brackets part nothing', async () => {
    const text = 'Skills\nDatabases: MySQL, Oracle\nFrameworks: React (Redux, Hooks), Vue.js';
    expect((await values(textDocument(text), 'resume')).skills).toEqual([
      'MySQL',
      'Oracle',
      'React (Redux, Hooks)',
      'Vue.js',
    ]);
  });

  test('skills are found behind their kinds where they have no heading', async () => {
    const text = 'Ines Falk\nProgramming languages: Go, Perl\nI like tea.';
    expect((await values(textDocument(text), 'resume')).skills).toEqual(['Go', 'Perl']);
  });

  test.each([
    ['Bookkeeper with over 12 years of proven experience', 12],
    ['Berufserfahrung: 8 Jahre', 8],
    ['12 ans d’expérience dans la vente', 12],
    ['Engineer with 6 years in healthcare', 6],
    ['I have 2.5 years of experience', 2.5],
  ])('%j states %d years', async (text, years) => {
    expect((await values(textDocument(text), 'resume')).years_of_experience).toBe(years);
  });

  test('two statements that differ make the years doubtful', async () => {
    const text = '3 years of experience in Java\n10 years of work experience';
    expect((await read(textDocument(text), 'resume')).years_of_experience?.confidence).toBeLessThan(THRESHOLD);
  });

  test('an age is no experience', async () => {
    expect(
      (await values(textDocument('Julien Perrot\n34 ans, permis B'), 'resume')).years_of_experience,
    ).toBeUndefined();
  });
});
