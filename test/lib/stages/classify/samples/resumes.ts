import type { Sample } from './sample.ts';

export const resumes: Sample[] = [
  {
    what: 'an American resume',
    text: `DANIEL ORTEGA
412 Pine Street, Tucson, AZ 85701 | (520) 555-0144 | d.ortega@example.org
PROFESSIONAL SUMMARY
Warehouse supervisor with 11 years in cold storage.
WORK HISTORY
Shift Supervisor, 03/2016 to Current
Desert Cold Storage – Tucson, AZ
Supervised 14 associates; reduced losses by 18%.
EDUCATION
High School Diploma: 2006
SKILLS
Forklift, scheduling, safety training`,
  },
  {
    what: 'a German Lebenslauf',
    text: `Lebenslauf
Persönliche Daten
Name: Miriam Seidel
Geboren am: 4. April 1990 in Ulm
Familienstand: ledig
Berufliche Erfahrung
seit 09/2018 Sachbearbeiterin Einkauf, Baumann Technik GmbH, Stuttgart
08/2014 – 08/2018 Kauffrau, Holm Handel, Ulm
Schulbildung
2009 Abitur, Gymnasium Ulm
EDV-Kenntnisse: Excel, SAP
Sprachen: Englisch fließend`,
  },
  {
    what: 'a French CV',
    text: `Julien Perrot
34 ans, permis B
8 avenue Foch, 26000 Valence
06 00 00 00 00 – julien.perrot@example.org
Technicien de maintenance
Expériences
2017 - aujourd'hui : Technicien, Ateliers du Val Clair
2012 - 2017 : Électromécanicien, Papeterie Lavande
Formation
2012 BTS maintenance industrielle, lycée Monge
Langues : anglais (B2)
Centres d'intérêt : escalade, photographie`,
  },
  {
    what: 'an academic CV',
    text: `Curriculum Vitae
Hannah Weiss
Assistant Professor, Department of Biology
Education
PhD Biology, University of Elmstadt, 2012
MSc Zoology, Nordhamn University, 2008
Appointments
2016–present Assistant Professor, Elmstadt
2012–2016 Postdoctoral Fellow, Sundvik
Selected publications
Weiss H, Lund B (2019) Beetles of the coast. J. Ento 4:1-9
Grants and awards
Teaching
Professional service`,
  },
  {
    what: 'a resume of a developer from a template with columns',
    text: `Ines Falk
Frontend Developer
Contact
ines@example.org
github.com/inesfalk
Lisbon, Portugal
Tech stack
TypeScript, React, CSS, Vite
Experience
Lead Frontend Developer @ Papaya
Jan 2021 — now
Frontend Developer @ Kiosk
Jun 2017 — Dec 2020
Education
BSc Informatics, University of Porto
Languages
Portuguese (native), English (C1)`,
  },
  {
    what: 'a resume without headings for its jobs',
    text: `Omar Haddad - Pastry chef
Marseille - omar.haddad@example.org - 07 00 00 00 00
Pastry chef with fifteen years in hotels and restaurants in France and Lebanon.
2015-2023 Head pastry chef, Hotel Belvedere. Led a brigade of six and created the dessert menus.
2010-2015 Pastry chef, Maison Lavande. Responsible for viennoiserie.
2008-2010 Commis, Restaurant Le Phare.
Diploma: CAP Pâtissier, 2008
Speaks Arabic, French and English.`,
  },
  {
    what: 'a nurse’s resume in Spanish',
    text: `Lucía Romero Vidal
Enfermera
Teléfono: 600 000 000 | lucia.romero@example.org
Perfil profesional
Enfermera con 8 años de experiencia en urgencias.
Experiencia laboral
2018 – actualidad Enfermera, Hospital del Mar, Cádiz
2015 – 2018 Enfermera, Clínica San Telmo
Formación académica
Grado en Enfermería, Universidad de Cádiz, 2015
Idiomas: inglés (B2)`,
  },
];
