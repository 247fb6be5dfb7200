import type { Sheet } from './sheet.ts';

export const jobPostings: Sheet[] = [
  {
    name: 'a job posting with an employer under "About" and a place of a region',
    category: 'job_posting',
    page: `
Backend Engineer
Location: Remote (EU)

About Lumenda
Lumenda builds software for opticians.

Your tasks
• Build APIs
• Review code
Salary: €60,000 - €75,000 per year`,
    values: { title: 'Backend Engineer', company: 'Lumenda', location: 'Remote (EU)' },
  },
  {
    name: 'a job posting with a German employer who seeks at the beginning of a line',
    category: 'job_posting',
    page: `
Pflegefachkraft (m/w/d)
Standort: Köln
Seniorenstift Rheinaue sucht ab sofort Verstärkung.
Ihre Aufgaben
• Grundpflege
Wir bieten
• 3.400 € brutto im Monat`,
    values: { title: 'Pflegefachkraft', company: 'Seniorenstift Rheinaue', location: 'Köln' },
  },
  {
    name: 'a job posting with a French employer who recruits',
    category: 'job_posting',
    page: `
Offre d'emploi : Comptable H/F
Lieu : Lyon
Fiduciaire Bellecour recrute un(e) comptable en CDI.
Missions
• Tenue de comptes`,
    values: { title: 'Comptable', company: 'Fiduciaire Bellecour', location: 'Lyon' },
  },
  {
    name: 'a job posting with one word that is hiring',
    category: 'job_posting',
    page: `
Zephyr is hiring a Product Designer!
Where: Dublin, Ireland
What you will do
• Design screens
How to apply: jobs@zephyr.example`,
    values: { title: 'Product Designer', company: 'Zephyr', location: 'Dublin, Ireland' },
  },
  {
    name: 'a job posting with "Über die …" and a town behind the title',
    category: 'job_posting',
    page: `
Wir suchen dich als Elektroniker (m/w/d) in Ulm

Über die Kraftwerk Donau GmbH
Wir versorgen die Region mit Strom.

Deine Aufgaben
• Wartung
Dein Profil
• Ausbildung als Elektroniker`,
    values: { title: 'Elektroniker', company: 'Kraftwerk Donau GmbH', location: 'Ulm' },
  },
  {
    name: 'a job posting with "À propos d\'…" and where the post is based',
    category: 'job_posting',
    page: `
Développeur web (H/F) - CDI
Poste basé à Nantes

À propos d'Océanix
Océanix édite des logiciels pour la pêche.
Profil recherché
• JavaScript`,
    values: { title: 'Développeur web', company: 'Océanix', location: 'Nantes' },
  },
  {
    name: 'a job posting with a firm that seeks for its site',
    category: 'job_posting',
    page: `
Mechatroniker/in gesucht
Die Liftbau Krämer GmbH sucht für ihren Standort in Erfurt eine/n Mechatroniker/in.
Arbeitsort: 99084 Erfurt
Aufgaben
• Montage von Aufzügen`,
    values: { title: 'Mechatroniker/in', company: 'Liftbau Krämer GmbH', location: 'Erfurt' },
  },
];
