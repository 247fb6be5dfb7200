import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aLetter } from './papers.ts';
import { type TestFile, type User, world } from './world.ts';

interface Match {
  document_id: string;
  posting: { id: string; title: string; external_id: string };
  score: number;
  vector_score: number;
  skills_score: number;
  matched_skills: string[];
  missing_skills: string[];
  evidence: { page: number; quote: string }[];
}

const sample = readFileSync(resolve('local/demo/samples/resume.pdf'));

/** The resume of a data engineer; each has bytes of its own. */
const aResume = (): TestFile => ({
  name: 'resume.pdf',
  bytes: new Uint8Array([...sample, ...Buffer.from(`\n% ${randomUUID()}`)]) as Uint8Array<ArrayBuffer>,
  type: 'application/pdf',
});

const aPosting = (changes: Record<string, unknown> = {}, external_id: string = randomUUID()) => ({
  external_id,
  title: 'Senior Data Engineer',
  company: 'Harrow Tidewater',
  location: 'Leeds',
  salary_min: 68_000,
  salary_max: 82_000,
  currency: 'GBP',
  description:
    'You build streams and warehouses: sensor readings arrive in Kafka, are modelled with dbt and land in PostgreSQL. You lead engineers and write Python.',
  skills: ['PostgreSQL', 'Kafka', 'Python', 'dbt'],
  apply_url: `https://harrow.example/jobs/${external_id}`,
  ...changes,
});

const send = (user: User, method: string, path: string, body: unknown) =>
  world.api(user, path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Posts a vacancy as the operator and waits until it can be matched; answers its external id. */
async function post(changes: Record<string, unknown> = {}): Promise<string> {
  const posting = aPosting(changes);
  const response = await send(await world.signIn(), 'POST', '/v1/postings', { postings: [posting] });
  expect(response.status, await response.clone().text()).toBeLessThan(300);
  return posting.external_id;
}

const matches = async (user: User, query = '') =>
  (await world.get<{ data: Match[] }>(user, `/v1/matches${query}`)).data;

/** Fires the hourly run until this posting is among the matches: its vector is made in the background. */
const matchedWith = (user: User, external: string) =>
  expect
    .poll(
      async () => {
        await world.cron('match');
        return (await matches(user)).find(({ posting }) => posting.external_id === external);
      },
      { timeout: 30_000, interval: 250 },
    )
    .toBeDefined();

const mailsOf = async (user: User, category: string) =>
  (await world.mails(user.email)).filter((mail) => mail.category === category);

const mailsAbout = async (user: User, external: string) =>
  (await mailsOf(user, 'job_match')).filter(({ text }) => text.includes(`https://harrow.example/jobs/${external}`));

describe('a posting that fits a resume', () => {
  test('is found, explained, told in the app and mailed', async () => {
    const ada = await world.user();
    const { document_id } = await world.process(ada, aResume());
    const external = await post();
    await matchedWith(ada, external);
    const [match] = (await matches(ada)).filter(({ posting }) => posting.external_id === external);
    expect(match).toMatchObject({ document_id, skills_score: 1, missing_skills: [] });
    expect(match?.score).toBeCloseTo(0.7 * (match?.vector_score ?? 0) + 0.3, 3);
    expect(match?.evidence.map(({ quote }) => quote).join(' ')).toMatch(/Kafka/);
    await expect.poll(() => mailsAbout(ada, external)).toHaveLength(1);
    const [mail] = await mailsAbout(ada, external);
    expect(mail?.text).toContain('Harrow Tidewater');
    expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    const told = await world.get<{ total: number }>(ada, '/v1/notifications?type=job_match');
    expect(told.total).toBeGreaterThan(0);
  });

  test('is matched as soon as the resume arrives, when it was there before', async () => {
    const first = await world.user();
    await world.process(first, aResume());
    const external = await post();
    await matchedWith(first, external);
    const ada = await world.user();
    await world.process(ada, aResume());
    expect((await matches(ada)).map(({ posting }) => posting.external_id)).toContain(external);
  });

  test('is told once, however often the cron comes', async () => {
    const ada = await world.user();
    await world.process(ada, aResume());
    const external = await post();
    await matchedWith(ada, external);
    for (let again = 0; again < 3; again += 1) await world.cron('match');
    await world.quiet();
    expect(await mailsAbout(ada, external)).toHaveLength(1);
  });

  test('goes into the digest of somebody who has one, on their own morning', async () => {
    const ada = await world.user();
    const settings = { digest_frequency: 'daily', digest_hour: 9, time_zone: 'Asia/Tokyo' };
    await send(ada, 'PUT', '/v1/notifications/settings', settings);
    await world.process(ada, aResume());
    await matchedWith(ada, await post());
    expect(await mailsOf(ada, 'job_match')).toEqual([]);
    const preview = await world.get<{ next_at: string; content: { matches: { count: number } } }>(
      ada,
      '/v1/notifications/digest-preview',
    );
    expect(preview.content.matches.count).toBeGreaterThan(0);
    await world.clock.set(new Date(Date.parse(preview.next_at) - 60_000));
    expect(await mailsOf(ada, 'digest')).toEqual([]);
    await world.clock.set(new Date(preview.next_at));
    await expect.poll(() => mailsOf(ada, 'digest')).toHaveLength(1);
    const [digest] = await mailsOf(ada, 'digest');
    expect(digest?.text).toContain('Senior Data Engineer');
    expect(new Date(digest?.sent_at ?? 0).toISOString().slice(11, 16)).toBe('00:00');
  });
});

describe('what is a resume', () => {
  test('a person may say, and it is read as one from then on', async () => {
    const ada = await world.user();
    const external = await post({ title: 'Letter Writer', skills: ['thank', 'letter'] });
    await send(ada, 'PUT', '/v1/notifications/settings', { min_match_score: 0 });
    const { document_id: id } = await world.process(ada, aLetter());
    expect(await matches(ada)).toEqual([]);
    expect((await send(ada, 'PATCH', `/v1/documents/${id}`, { is_resume: true })).status).toBe(200);
    await world.settled(ada, id);
    await matchedWith(ada, external);
    expect((await send(ada, 'PATCH', `/v1/documents/${id}`, { is_resume: false })).status).toBe(200);
    expect(await matches(ada)).toEqual([]);
  });

  test('is nobody else’s business: others see neither resume nor matches', async () => {
    const ada = await world.user();
    const { document_id: id } = await world.process(ada, aResume());
    await matchedWith(ada, await post());
    const eve = await world.user();
    expect(await matches(eve, `?document_id=${id}`)).toEqual([]);
    expect(await matches(await world.signIn(), `?document_id=${id}`)).toEqual([]);
  });
});

describe('an application', () => {
  test('is sent once, changed by an operator, and told to whoever sent it', async () => {
    const ada = await world.user();
    const operator = await world.signIn();
    const external = await post();
    const { data } = await world.get<{ data: { id: string; external_id: string }[] }>(ada, '/v1/postings?limit=100');
    const posting_id = data.find((posting) => posting.external_id === external)?.id;
    const applied = await send(ada, 'POST', '/v1/applications', { posting_id });
    expect(applied.status).toBe(201);
    const { id } = (await applied.json()) as { id: string };
    expect((await send(ada, 'POST', '/v1/applications', { posting_id })).status).toBe(409);
    expect((await send(ada, 'PATCH', `/v1/applications/${id}`, { status: 'hired' })).status).toBe(403);
    expect((await send(operator, 'PATCH', `/v1/applications/${id}`, { status: 'interview' })).status).toBe(200);
    await expect.poll(() => mailsOf(ada, 'application_update')).toHaveLength(1);
    const told = await world.get<{ data: { title: string }[] }>(ada, '/v1/notifications?type=application_update');
    expect(told.data[0]?.title).toMatch(/interview/i);
  });
});
