import type { Sheet } from './sheet.ts';

export const resumes: Sheet[] = [
  {
    name: 'a resume with employers beside titles',
    category: 'resume',
    page: `
Anna Keller
anna.keller@example.org | +49 170 5551234 | Hamburg

Berufserfahrung

Projektleiterin, Nordlicht Energie GmbH
03/2021 – heute
Leitung von Windparkprojekten

Ingenieurin, Weser Anlagenbau AG
09/2016 – 02/2021
Planung von Anlagen

Ausbildung
TU Hamburg, M.Sc. Maschinenbau, 2016`,
    values: { name: 'Anna Keller', employers: ['Nordlicht Energie GmbH', 'Weser Anlagenbau AG'] },
  },
  {
    name: 'a resume with employer, title and years one above the other',
    category: 'resume',
    page: `
David Osei
Software Developer
david@osei.dev

EXPERIENCE
Brightwave Systems, Manchester
Senior Developer
2020 - present
- Built billing services

Tallow & Reed, Leeds
Developer
2016 - 2020
- Wrote the shop

EDUCATION
BSc Computer Science, University of Leeds, 2016`,
    values: { name: 'David Osei', employers: ['Brightwave Systems', 'Tallow & Reed'] },
  },
  {
    name: 'a resume with French years before title and employer',
    category: 'resume',
    page: `
Marie Lafont
12 rue du Lac, 74000 Annecy

Expérience professionnelle
2019 - aujourd'hui : Responsable logistique chez Alpes Transports
Gestion d'une équipe de 12 personnes
2014 - 2019 : Assistante logistique, Cartonnages Rivoire
Suivi des commandes

Formation
2014 : Licence logistique, Université de Grenoble`,
    values: { name: 'Marie Lafont', employers: ['Alpes Transports', 'Cartonnages Rivoire'] },
  },
  {
    name: 'a resume with years in brackets',
    category: 'resume',
    page: `
Priya Nair
priya.nair@mail.com

Work History
Data Analyst - Finch Retail Group (Jan 2022 - Present)
• Reports for the board
Junior Analyst - Cloverleaf Insurance (Jun 2019 - Dec 2021)
• Claims data

Skills
SQL, Python`,
    values: { name: 'Priya Nair', employers: ['Finch Retail Group', 'Cloverleaf Insurance'] },
  },
  {
    name: 'a resume with years in a column of their own',
    category: 'resume',
    page: `
Tom Berger
tom@berger.example

Berufserfahrung
seit 2021      Vertriebsleiter, Kern Motoren GmbH
2017 - 2021    Verkäufer, Autohaus Lenz KG

Ausbildung
2014 - 2017    Kaufmann, IHK Ulm`,
    values: { employers: ['Kern Motoren GmbH', 'Autohaus Lenz KG'] },
  },
  {
    name: 'a resume with years above the lines that they are of',
    category: 'resume',
    page: `
Ines Rot
Beruflicher Werdegang
04.2019 – heute
Software-Entwicklerin bei Blauwal Software GmbH, Kiel
10.2015 – 03.2019
Werkstudentin bei Nordlicht IT, Kiel
Kenntnisse
Java`,
    values: { employers: ['Blauwal Software GmbH', 'Nordlicht IT'] },
  },
  {
    name: 'a resume with years, title and employer parted by bars',
    category: 'resume',
    page: `
Nina Sommer

BERUFSERFAHRUNG
2020–heute | Pflegedienstleitung | Haus Abendrot
2012–2020 | Krankenpflegerin | Klinikum Bergheim

AUSBILDUNG
2009–2012 Krankenpflegeschule`,
    values: { employers: ['Haus Abendrot', 'Klinikum Bergheim'] },
  },
];
