import { ask, upload, uploadSurely } from '../simulation/client.ts';
import {
  aCorruptPdf,
  aLetter,
  anEncryptedPdf,
  anInvoice,
  aResume,
  aScan,
  nothing,
  type Paper,
  someSkills,
} from '../simulation/papers.ts';
import type { Person } from '../simulation/person.ts';
import type { Story } from './story.ts';

const kinds = { letter: 10, resume: 5, invoice: 3, scan: 2, long: 1, broken: 2, locked: 1, empty: 1 };

function aPaper(story: Story): Paper {
  const name = story.mark();
  const kind = story.random.weighted(kinds);
  if (kind === 'invoice') return anInvoice(name);
  if (kind === 'resume') return aResume(name, story.random.between(0, 7), story.random.between(2, 6));
  if (kind === 'scan') return aScan(name, 1);
  if (kind === 'long') return aScan(name, 8);
  if (kind === 'broken') return aCorruptPdf(name);
  if (kind === 'locked') return anEncryptedPdf(name);
  return kind === 'empty' ? nothing(name) : aLetter(name);
}

type Act = (story: Story, person: Person) => Promise<void>;

const papers = (story: Story): Paper[] => Array.from({ length: story.random.between(1, 3) }, () => aPaper(story));

const uploads: Act = async (story, person) => {
  const { simulation, random } = story;
  const key = random.chance(0.6) ? `key-${story.mark()}` : undefined;
  const queue = random.pick(['default', 'default', 'interactive', 'bulk']);
  const delay = random.chance(0.15) ? random.pick(['10s', '5m', '2h']) : undefined;
  const duplicates = random.pick([undefined, 'new_version', 'reject', 'allow']);
  const sent = papers(story);
  const fields = { queue, delay, duplicates, ...(key && { key }) };
  const first = await upload(simulation, person, sent, fields);
  story.note(person, first.body && first.status === 202 ? first.body : null);
  if (first.status === 202 && !random.chance(0.2)) return;
  const again = await upload(simulation, person, sent, fields);
  if (again.status === 202) story.note(person, again.body);
};

const doubleClick: Act = async (story, person) => {
  story.tally.fire(35);
  const sent = papers(story);
  const key = `twice-${story.mark()}`;
  const both = await Promise.all([1, 2].map(() => upload(story.simulation, person, sent, { key })));
  for (const { status, body } of both) if (status === 202) story.note(person, body);
};

const directly: Act = async (story, person) => {
  const { simulation, random } = story;
  const { name, bytes } = aPaper(story);
  if (bytes.byteLength === 0) return;
  const files = [{ filename: name, size: bytes.byteLength }];
  const opened = await ask<{ uploads: { id: string; url: string }[] }>(simulation, person, 'POST', '/v1/uploads', {
    body: { files },
  });
  const [place] = opened.status === 201 ? (opened.body?.uploads ?? []) : [];
  if (!place) return;
  if (!random.chance(0.2)) await simulation.put(place.url, bytes);
  if (random.chance(0.3)) return story.tally.fire(15);
  const key = `commit-${story.mark()}`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const init = { body: { uploads: [place.id] }, key };
    const { status, body } = await ask<never>(simulation, person, 'POST', '/v1/documents', init);
    if (status === 202) story.note(person, body);
  }
};

const cancels: Act = async (story) => {
  const known = story.known();
  if (known) await ask(story.simulation, known.owner, 'POST', `/v1/jobs/${known.jobId}/cancel`);
};

const removes: Act = async (story) => {
  const known = story.known();
  if (!known) return;
  if (story.simulation.frozen > 0) story.tally.fire(36);
  const forGood = story.random.chance(0.5);
  if (forGood) story.ledger.erased.add(known.id);
  await ask(story.simulation, known.owner, 'DELETE', `/v1/documents/${known.id}${forGood ? '?permanent=true' : ''}`);
};

const restores: Act = async (story) => {
  const known = story.known();
  if (known) await ask(story.simulation, known.owner, 'POST', `/v1/documents/${known.id}/restore`);
};

const reprocesses: Act = async (story) => {
  const known = story.known();
  if (!known) return;
  const { simulation, random, tally } = story;
  const path = random.chance(0.5) ? `/v1/jobs/${known.jobId}/replay` : '/v1/documents/reprocess';
  const body = path.endsWith('reprocess') ? { ids: [known.id] } : undefined;
  const again = () => ask(simulation, known.owner, 'POST', path, { body });
  if (simulation.frozen > 0) tally.fire(34);
  if (!random.chance(0.3)) return void (await again());
  tally.fire(35);
  await Promise.all([again(), again()]);
};

const redrives: Act = async (story) => {
  const operator = await story.theOperator();
  const filter = { code: story.random.pick(['attempts_exhausted', 'document_corrupt']) };
  await ask(story.simulation, operator, 'POST', '/v1/operations/failures/redrive', { body: { filter } });
};

const pauses: Act = async (story) => {
  const operator = await story.theOperator();
  const queue = story.random.pick(['default', 'interactive', 'bulk']);
  const verb = story.random.pick(['pause', 'resume']);
  await ask(story.simulation, operator, 'POST', `/v1/operations/queues/${queue}/${verb}`);
};

const changesMind: Act = async (story, person) => {
  const { simulation, ledger, tally } = story;
  const { unwilling } = simulation.history;
  const wants = unwilling.has(person.email);
  await simulation.platform.query('update public.people set notify_job_results = $1 where id = $2', [wants, person.id]);
  if (wants) unwilling.delete(person.email);
  else unwilling.add(person.email);
  ledger.unwilling.add(person.id);
  const waiting = "select from public.outbox where owner = $1 and status = 'owed'";
  if (!wants && (await simulation.platform.query(waiting, [person.id])).length > 0) tally.fire(37);
};

/** Vacancies that fit some of the resumes; one that is known already is changed, or not. */
const posts: Act = async (story) => {
  const { simulation, random } = story;
  const operator = await story.theOperator();
  const postings = Array.from({ length: random.between(1, 3) }, () => {
    const number = random.between(1, 6);
    const skills = someSkills(random.between(0, 7), random.between(1, 4));
    const description = `Somebody who knows ${skills.join(', ')} for post ${number}.`;
    return { external_id: `${story.seed}-${number}`, title: `Senior Engineer ${number}`, description, skills };
  });
  const named = [...new Map(postings.map((posting) => [posting.external_id, posting])).values()];
  await ask(simulation, operator, 'POST', '/v1/postings', { body: { postings: named } });
};

const zones = ['Asia/Tokyo', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Kiritimati'];

/** Somebody chooses when to hear of what, or moves to another part of the world. */
const prefers: Act = async (story, person) => {
  const { simulation, random, ledger, tally } = story;
  const body = {
    digest_frequency: random.pick(['daily', 'daily', 'weekly', 'disabled']),
    digest_hour: random.between(0, 23),
    digest_weekday: random.between(1, 7),
    time_zone: random.pick(zones),
    min_match_score: random.pick([0, 0.3, 0.6, 0.85]),
  };
  if (body.digest_frequency === 'disabled') ledger.switched.add(person.id);
  const { status } = await ask(simulation, person, 'PUT', '/v1/notifications/settings', { body });
  if (status === 200) tally.fire(29);
};

export const acts = {
  uploads,
  doubleClick,
  directly,
  cancels,
  removes,
  restores,
  reprocesses,
  redrives,
  pauses,
  changesMind,
  posts,
  prefers,
};

/** How often people do what. */
export const habits: Record<keyof typeof acts, number> = {
  uploads: 40,
  doubleClick: 5,
  directly: 10,
  cancels: 4,
  removes: 6,
  restores: 2,
  reprocesses: 8,
  redrives: 2,
  pauses: 3,
  changesMind: 3,
  posts: 8,
  prefers: 6,
};

/** Twenty files in each of so many calls. */
export async function burst(story: Story, calls: number): Promise<void> {
  const person = await story.meet('burst');
  for (let call = 0; call < calls; call += 1) {
    const sent = Array.from({ length: 20 }, () => aLetter(story.mark()));
    story.note(person, await uploadSurely(story.simulation, person, sent, { key: `burst-${call}` }));
  }
  story.tally.fire(43);
}
