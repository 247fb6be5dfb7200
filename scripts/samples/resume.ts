interface Position {
  title: string;
  employer: string;
  years: string;
  did: string[];
}

const positions: Position[] = [
  {
    title: 'Senior Data Engineer',
    employer: 'Fathomline Analytics Ltd',
    years: 'March 2022 – present',
    did: [
      'Lead a team of four that moves 2.1 billion sensor readings a day from ships to dashboards in under a minute.',
      'Replaced a nightly batch by a Kafka stream; the cost of storage fell by 38 % and reports are ready before the shift begins.',
      'Introduced data contracts and tests in dbt; broken reports went from weekly to twice a year.',
    ],
  },
  {
    title: 'Data Engineer',
    employer: 'Cobalt Ferry Logistics',
    years: 'June 2019 – February 2022',
    did: [
      'Built the booking warehouse on PostgreSQL and Airflow that 140 colleagues query every day.',
      'Wrote the forecast of vehicle deck load in Python; it is within 4 % on nine days of ten.',
    ],
  },
  {
    title: 'Junior Software Developer',
    employer: 'Wrenfield Energy plc',
    years: 'September 2016 – May 2019',
    did: [
      'Maintained the meter reading service in TypeScript and SQL for 600,000 households.',
      'Automated the monthly settlement, which had taken two people three days.',
    ],
  },
];

const skills = 'Python, SQL, PostgreSQL, Kafka, Airflow, dbt, TypeScript, Docker, Terraform, AWS';

const positionHtml = ({ title, employer, years, did }: Position): string =>
  `<article><p class="line"><b>${title}</b><span>${years}</span></p><p class="at">${employer}</p><ul>${did.map((one) => `<li>${one}</li>`).join('')}</ul></article>`;

/** One page: the resume of a data engineer who does not exist. */
export const resumeHtml =
  (): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Maren Oduya – Resume</title><style>${style}</style>
<header><h1>Maren Oduya</h1><p>Senior Data Engineer</p>
<p class="contact">Ashcombe, United Kingdom · maren.oduya@mail.example · +44 20 7946 0118 · maren-oduya.example</p></header>
<h2>Profile</h2><p>Data engineer with ten years of experience in logistics and energy. I build pipelines that people can trust, explain them in plain words and leave them easy to run.</p>
<h2>Experience</h2>${positions.map(positionHtml).join('')}
<h2>Education</h2><article><p class="line"><b>MSc Computer Science</b><span>2014 – 2016</span></p><p class="at">University of Ashcombe</p></article>
<article><p class="line"><b>BSc Mathematics</b><span>2011 – 2014</span></p><p class="at">Northmere University</p></article>
<h2>Skills</h2><p>${skills}</p>
<h2>Languages</h2><p>English (native), German (fluent), Swahili (conversational)</p></html>`;

const style = `
@page { size: A4; margin: 20mm 24mm }
* { margin: 0; padding: 0; box-sizing: border-box }
body { font: 10.5pt/1.42 Caladea, Cambria, serif; color: #1d2430 }
header { text-align: center; margin-bottom: 6mm } h1 { font-size: 25pt; font-weight: 400 }
header p { font-size: 12pt; color: #3c5a80 } header .contact { font-size: 9.5pt; color: #535c69; margin-top: 2mm }
h2 { font-size: 12pt; font-weight: 700; color: #3c5a80; border-bottom: 0.25mm solid #b9c4d2; margin: 5mm 0 2.2mm; padding-bottom: 0.6mm }
article { margin-bottom: 3mm; break-inside: avoid } .line { display: flex; justify-content: space-between } .line span { color: #535c69 }
.at { font-style: italic } ul { margin: 1mm 0 0 5mm } li { margin-bottom: 0.6mm }
`;
