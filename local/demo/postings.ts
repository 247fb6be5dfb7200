/**
 * Vacancies for the person in `samples/resume.pdf` and for others; everybody in them is invented. Each demo has its own:
 * nobody is told of the same one twice.
 */
export const postings = (mark: string) => [
  {
    external_id: `demo-data-engineer-${mark}`,
    title: 'Senior Data Engineer',
    company: 'Harrow Tidewater Energy',
    location: 'Leeds, hybrid',
    salary_min: 68_000,
    salary_max: 82_000,
    currency: 'GBP',
    description:
      'You build the streams and the warehouse behind our wind forecasts: sensor readings arrive in Kafka, are modelled with dbt and land in PostgreSQL, where colleagues and models query them. You lead two engineers, care for data contracts and tests, and keep the nightly reports on time.',
    skills: ['PostgreSQL', 'Kafka', 'Python', 'dbt', 'Airflow'],
    apply_url: 'https://harrow-tidewater.example/jobs/data-engineer',
  },
  {
    external_id: `demo-analytics-engineer-${mark}`,
    title: 'Analytics Engineer',
    company: 'Pellworth Rail',
    location: 'York',
    salary_min: 52_000,
    salary_max: 60_000,
    currency: 'GBP',
    description:
      'Our timetable team decides by data. You model tickets, delays and rolling stock in SQL, orchestrate the pipelines with Airflow, and write Python where SQL ends. Reports reach the control room before the first train.',
    skills: ['SQL', 'Python', 'Airflow', 'Tableau'],
    apply_url: 'https://pellworth-rail.example/careers/analytics',
  },
  {
    external_id: `demo-pastry-chef-${mark}`,
    title: 'Pastry Chef',
    company: 'Mossgate Bakery',
    location: 'Bath',
    salary_min: 29_000,
    salary_max: 33_000,
    currency: 'GBP',
    description:
      'You run the pastry section from four in the morning: laminated doughs, tarts and celebration cakes, with two apprentices to teach and a kitchen to keep spotless.',
    skills: ['lamination', 'food hygiene', 'cake decoration', 'stock keeping'],
    apply_url: 'https://mossgate.example/jobs/pastry',
  },
];

/** One that appears later in some city, and so is news in the next digest. */
export const laterPosting = (mark: string, city: string) => ({
  external_id: `demo-streaming-engineer-${mark}`,
  title: 'Streaming Data Engineer',
  company: 'Ferndale Instruments',
  location: city,
  salary_min: 70_000,
  salary_max: 78_000,
  currency: 'GBP',
  description:
    'Instruments on ships and platforms send us readings every second. You own the Kafka platform that carries them, the PostgreSQL stores behind it, and the dbt models in front; you write Python and lead by example.',
  skills: ['Kafka', 'PostgreSQL', 'Python', 'dbt'],
  apply_url: 'https://ferndale.example/jobs/streaming',
});
