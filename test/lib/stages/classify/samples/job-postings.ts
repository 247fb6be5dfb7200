import type { Sample } from './sample.ts';

export const jobPostings: Sample[] = [
  {
    what: 'an American job posting of a college',
    text: `Registrar of Collections
Elmstadt College, Department of Art
Position Summary: The Registrar cares for loans and records. Reports to the Director.
Essential duties include cataloging, condition reports and scheduling of shipments.
Minimum qualifications: Bachelor's degree and two years of experience in a museum.
Preferred: Master's degree.
Salary range: $48,000 - $54,000, full-time with benefits.
To apply, submit a cover letter and resume by June 1. EOE.`,
  },
  {
    what: 'a British job advert',
    text: `Senior Care Assistant
Nights, 36 hours per week, £12.40 per hour
Oakfield House, Leeds
About the role
You will lead a small team and make sure our residents are comfortable at night.
About you
You will have an NVQ Level 3 in care and a caring nature.
What we offer: 28 days holiday, pension, free parking
Closing date: 14 July. For an informal chat please call Anna on 0113 496 0000.`,
  },
  {
    what: 'a German job advert',
    text: `Bäckerei Sonnenkorn sucht zum nächstmöglichen Zeitpunkt
Verkäufer (m/w/d) in Teilzeit
Ihre Aufgaben
Beratung unserer Kunden, Kasse, Präsentation der Ware
Das bringen Sie mit
Freude am Umgang mit Menschen, Teamgeist, gute Deutschkenntnisse
Wir bieten
übertarifliche Bezahlung, Mitarbeiterrabatt
Bewerbung bitte an jobs@sonnenkorn.example`,
  },
  {
    what: 'a French job advert',
    text: `Offre d'emploi : Technicien de maintenance H/F
Entreprise : Ateliers du Val Clair
Contrat : CDI, temps plein, Valence (26)
Vos missions
Assurer l'entretien préventif des machines et diagnostiquer les pannes.
Profil recherché
BTS maintenance, 3 ans d'expérience minimum.
Rémunération : 26 à 30 k€ selon expérience
Merci d'adresser CV et lettre de motivation à rh@valclair.example`,
  },
  {
    what: 'a posting of a start-up',
    text: `Backend Engineer (Remote, Europe)
About us
We build tools for veterinary clinics and are a team of 14.
What you'll do
Design and run our APIs, review code, mentor colleagues
What we're looking for
4+ years with TypeScript or Go; experience with PostgreSQL; you write clearly
Nice to have: Kubernetes
Perks
Stock options, 30 days of vacation, learning budget
Sounds good? Apply through our careers page.`,
  },
  {
    what: 'a vacancy of a federal office',
    text: `Job Announcement Number: DE-10442
Archivist, GS-1420-09/11
Agency: National Parks Archive
Salary: $52,905 to $83,213 per year
Open period: Monday, March 3 to Friday, March 14
Who may apply: United States citizens
Duties: arrange and describe records; answer reference requests
Qualifications required: one year of specialized experience equivalent to GS-07
How you will be evaluated
You must be able to obtain a security clearance.`,
  },
  {
    what: 'a page of a job board with its menus',
    text: `Find jobs   Company reviews   Sign in
Warehouse Operative
Finch Logistics - Doncaster
Permanent
Apply now   Save this job
Job description
Picking and packing orders, loading vans, stock counts
Requirements
Forklift licence desirable. Must be reliable.
Job Type: Full-time
Pay: From £11.50 per hour
Schedule: Monday to Friday
Report job`,
  },
];
