import { type Client, control, mailsTo, signIn } from '../../local/demo/client.ts';
import { begin, travel } from '../../local/demo/journey.ts';
import { matchResume } from '../../local/demo/match.ts';
import { samples } from '../../local/demo/samples.ts';
import type { Addresses } from '../../local/demo/stack.ts';

interface Login {
  email: string;
  password: string;
}

export interface Life {
  /** The ids of the documents, by their filenames. */
  documents: Map<string, string>;
}

const operator: Login = { email: 'operator@docket.local', password: 'docket-operator' };

/** Gives somebody one of everything that a page can show: documents of each kind, matches, an application, keys. */
export async function liveFully(addresses: Addresses, login: Login): Promise<Life> {
  const [person, chief] = await Promise.all([signIn(addresses, login), signIn(addresses, operator)]);
  const journeys = samples.map(begin);
  await Promise.all(journeys.map((journey) => travel(journey, person, () => undefined)));
  const documents = new Map(journeys.map(({ sample, id }) => [sample.filename, id ?? '']));
  await file(person, documents);
  await apply(addresses, { person, chief, email: login.email, resume: documents.get('resume.pdf') ?? '' });
  await person.call('POST', '/v1/api-keys', {
    name: 'Nightly import',
    scopes: ['documents:read'],
    expires_in_days: 90,
  });
  await runThings(chief);
  await control(addresses, '/clock', { advance: '1m' });
  return { documents };
}

async function file(person: Client, documents: Map<string, string>): Promise<void> {
  const { id } = await person.call<{ id: string }>('POST', '/v1/folders', { name: 'The new office' });
  await person.call('POST', '/v1/folders', { name: 'Taxes 2026' });
  const ids = ['invoice.pdf', 'letter.eml', 'contract.docx'].map((name) => documents.get(name));
  await person.call('POST', '/v1/documents/move', { ids, folder_id: id });
}

interface Crew {
  person: Client;
  chief: Client;
  email: string;
  resume: string;
}

/** Posts jobs, applies for the one that fits best, and takes the application one step on. */
async function apply(addresses: Addresses, { person, chief, email, resume }: Crew): Promise<void> {
  const known = new Set((await mailsTo(addresses, email)).map(({ id }) => id));
  await matchResume(addresses, { person, operator: chief, email, resume, known });
  const { data } = await person.call<{ data: { posting: { id: string } }[] }>('GET', '/v1/matches?order=score');
  const [best] = data;
  if (!best) throw new Error('The resume fits no job.');
  const note = 'I can begin in March.';
  const application = { posting_id: best.posting.id, document_id: resume, note };
  const { id } = await person.call<{ id: string }>('POST', '/v1/applications', application);
  await chief.call('PATCH', `/v1/applications/${id}`, { status: 'interview' });
}

/** What an operator does on an ordinary day. */
async function runThings(chief: Client): Promise<void> {
  await chief.call('POST', '/v1/operations/queues/bulk/pause', {});
  await chief.call('POST', '/v1/operations/queues/bulk/resume', {});
  await chief.call('PUT', '/v1/operations/budget', { daily_usd: 5 });
  await chief.call('POST', '/v1/operations/suppressions', { email: 'left.us@mail.example', note: 'Asked by phone.' });
  await chief.call('POST', '/v1/operations/run/match', { dry_run: true });
}
