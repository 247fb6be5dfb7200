import { type Life, note, someone, surely } from './lives.ts';
import type { Ledger } from './promises/ledger.ts';
import { ask, insist, uploadSurely } from './simulation/client.ts';
import { aLetter, aResume, someSkills } from './simulation/papers.ts';
import { aPerson, type Person } from './simulation/person.ts';
import type { Simulation } from './simulation/simulation.ts';

const minute = 60_000;
const done = ['completed', 'needs_review'] as const;

const wish = (simulation: Simulation, person: Person, body: object) =>
  insist(simulation, () => ask<object>(simulation, person, 'PUT', '/v1/notifications/settings', { body }));

async function operator({ platform }: Simulation): Promise<Person> {
  const person = await aPerson(platform, 'operator');
  await platform.query("insert into public.roles (user_id, role) values ($1, 'operator')", [person.id]);
  return person;
}

async function uploaded(simulation: Simulation, ledger: Ledger, paper = aLetter('1')): Promise<Person> {
  const ada = await someone(simulation, ledger);
  note(ledger, ada, await uploadSurely(simulation, ada, [paper], { key: 'first' }));
  await simulation.advance(minute);
  return ada;
}

const vacancy = {
  external_id: 'one',
  title: 'Senior Engineer',
  description: 'Professional experience with data.',
  skills: someSkills(0, 3),
};

/** Found by the hourly run, told by a mail of its own. */
export const hiring: Life = {
  name: 'a vacancy that suits a resume, from its posting to the mail',
  ends: done,
  mails: { job_result: 1, job_match: 1 },
  async before(simulation, ledger) {
    const ada = await uploaded(simulation, ledger, aResume('1', 0));
    await wish(simulation, ada, { min_match_score: 0.2 });
  },
  async live(simulation) {
    const post = { postings: [vacancy] };
    await surely(simulation, await operator(simulation), '/v1/postings', post);
    await simulation.deliverAll();
    for (let passed = 0; passed < 2; passed += 1) await simulation.advance(30 * minute);
    await simulation.advance(minute);
  },
};

/** The postings are there, the resume comes. */
export const applying: Life = {
  name: 'a resume that suits a vacancy, from its upload to both its mails',
  ends: done,
  mails: { job_result: 1, job_match: 1 },
  async before(simulation) {
    await surely(simulation, await operator(simulation), '/v1/postings', { postings: [vacancy] });
    await simulation.advance(minute);
  },
  async live(simulation, ledger) {
    const ada = await someone(simulation, ledger);
    await wish(simulation, ada, { min_match_score: 0.2 });
    note(ledger, ada, await uploadSurely(simulation, ada, [aResume('1', 0)], { key: 'first' }));
    await simulation.deliverAll();
    await simulation.advance(minute);
  },
};

/** Planned on the hour, sent together with everybody else's. */
export const morning: Life = {
  name: 'a digest, from its hour to its mail',
  ends: done,
  mails: { job_result: 2, digest: 2 },
  async before(simulation, ledger) {
    for (const name of ['ada', 'grace']) {
      const person = await someone(simulation, ledger, name);
      await wish(simulation, person, { digest_frequency: 'daily', digest_hour: 9, time_zone: 'UTC' });
      note(ledger, person, await uploadSurely(simulation, person, [aLetter(name)], { key: 'first' }));
    }
    await simulation.advance(minute);
    await simulation.advance(50 * minute);
  },
  async live(simulation) {
    await simulation.advance(10 * minute);
    await simulation.advance(minute);
  },
};
