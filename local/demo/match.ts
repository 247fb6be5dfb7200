import { setTimeout as wait } from 'node:timers/promises';
import { type Client, control, type Mail, mailsTo } from './client.ts';
import { postings } from './postings.ts';
import type { Addresses } from './stack.ts';

/** A posting that fits a resume, as the API tells it. */
export interface Match {
  document_id: string;
  posting: { title: string; company: string; external_id: string };
  score: number;
  matched_skills: string[];
  missing_skills: string[];
}

/** What matching came to: the postings that fit the resume, best first, and the mail that says so. */
export interface Matched {
  matches: Match[];
  mail: Mail | null;
}

/** Whose resume it is, who posts, and which mails came before. */
export interface Crew {
  person: Client;
  operator: Client;
  email: string;
  resume: string;
  known: ReadonlySet<string>;
}

const patienceInMs = 60_000;

/** Posts the vacancies as the operator and waits until the person's resume is matched and the mail about it is there. */
export async function matchResume(
  addresses: Addresses,
  { person, operator, email, resume, known }: Crew,
): Promise<Matched> {
  await operator.call('POST', '/v1/postings', { postings: postings(String(Date.now())) });
  const end = Date.now() + patienceInMs;
  const found: Matched = { matches: [], mail: null };
  while (Date.now() < end && !found.mail) {
    await control(addresses, '/cron', { name: 'match' });
    found.matches = await matchesOf(person, resume);
    const mails = await mailsTo(addresses, email);
    found.mail = mails.find(({ id, category }) => category === 'job_match' && !known.has(id)) ?? null;
    if (!found.mail) await wait(500);
  }
  return found;
}

/** The matches of one document, best first. */
export async function matchesOf(person: Client, document: string): Promise<Match[]> {
  const { data } = await person.call<{ data: Match[] }>('GET', `/v1/matches?document_id=${document}&order=score`);
  return data;
}

/** What is wrong with how it came out; empty when the right vacancy was found and mailed. */
export function matchDifferences({ matches, mail }: Matched): string[] {
  const [best] = matches;
  const right =
    best?.posting.external_id.startsWith('demo-data-engineer') ||
    best?.posting.external_id.startsWith('demo-streaming');
  return [
    ...(right ? [] : [`resume.pdf: fits ${best?.posting.title ?? 'no posting'} best, not the data engineer`]),
    ...(matches.some(({ posting }) => posting.external_id.startsWith('demo-pastry-chef'))
      ? ['resume.pdf: fits the pastry chef, which it should not']
      : []),
    ...(mail ? [] : ['resume.pdf: no mail about its matches came']),
  ];
}
