import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Match } from '../../../lib/matching/matching.ts';
import { people } from '../../../local/settings.ts';
import { type Client, createClient, type Login } from '../../client.ts';
import { createControl } from '../../control.ts';
import { requestJson } from '../../http.ts';
import type { LabelledPosting } from './postings.ts';

type Env = Record<string, string>;

const patienceMs = 5 * 60_000;

/** A new person who wants every match, however weak, and no mail. */
export async function newPerson(env: Env): Promise<Client> {
  const login: Login = { email: `evaluation-${randomUUID()}@docket.local`, password: randomUUID() };
  const headers = { apikey: env.SUPABASE_PUBLISHABLE_KEY ?? '', 'content-type': 'application/json' };
  const body = JSON.stringify({ ...login, data: { name: 'Evaluation' } });
  await requestJson(`${env.SUPABASE_URL}/auth/v1/signup`, { method: 'POST', headers, body });
  const client = createClient(env, login);
  const settings = { min_match_score: 0, email_enabled: false, notify_new_matches: false };
  await client.call('PUT', '/v1/notifications/settings', settings);
  return client;
}

/** Posts them as the operator, open for an hour; answers the occupation of each by its id. */
export async function post(env: Env, postings: LabelledPosting[]): Promise<Map<string, string>> {
  const operator = createClient(env, people[1]);
  const { now } = await requestJson<{ now: string }>(`${env.CONTROL_URL}/clock`);
  const closes_at = new Date(Date.parse(now) + 3_600_000).toISOString();
  const run = randomUUID();
  const given = postings.map(({ occupation, ...posting }) => ({
    ...posting,
    external_id: `evaluation-${run}-${occupation}`,
    closes_at,
  }));
  const { data } = await operator.call<{ data: { id: string }[] }>('POST', '/v1/postings', { postings: given });
  return new Map(data.map(({ id }, index) => [id, postings[index]?.occupation ?? '']));
}

/** Lets the hourly run match until each of these pairs is known; answers the matches of these postings. */
export async function matchesOf(env: Env, person: Client, postings: Set<string>, pairs: number): Promise<Match[]> {
  const control = createControl(env.CONTROL_URL ?? '');
  const deadline = performance.now() + patienceMs;
  for (;;) {
    await control.cron('match');
    const matches = (await allMatches(person)).filter(({ posting }) => postings.has(posting.id));
    if (matches.length >= pairs) return matches;
    if (performance.now() > deadline) throw new Error(`Only ${matches.length} of ${pairs} pairs were matched.`);
    await sleep(500);
  }
}

async function allMatches(person: Client): Promise<Match[]> {
  const matches: Match[] = [];
  let cursor: string | null = null;
  do {
    const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { data: Match[]; next_cursor: string | null } = await person.call(
      'GET',
      `/v1/matches?limit=100${from}`,
    );
    matches.push(...page.data);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return matches;
}
