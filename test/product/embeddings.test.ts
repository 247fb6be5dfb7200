import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { type TestFile, type User, world } from './world.ts';

afterEach(() => world.heal());

interface Match {
  posting: { title: string };
  score: number;
}

/** The resume of a chef; each has a name of its own. */
const aResume = (): TestFile => ({
  name: 'resume.txt',
  bytes: `Ada Cook ${randomUUID()}
Head Chef
Summary
Chef with twelve years in hotels and restaurants.
Work experience
Head Chef, Bistro Verde, 2015 to 2023: led a kitchen of ten, planned menus for every season, kept food cost below 28 %.
Sous Chef, Hotel Adler, 2010 to 2015: catering for up to two hundred guests.
Skills
Menu planning, food safety, catering, pastry
Education
Culinary Institute, 2009
`,
});

const title = () => `Head Chef ${randomUUID().slice(0, 8)}`;

async function post(name: string): Promise<void> {
  const posting = {
    external_id: randomUUID(),
    title: name,
    description: 'Lead our kitchen, plan the menu of the season and keep food safe in a busy restaurant.',
    skills: ['menu planning', 'food safety', 'catering'],
  };
  const response = await world.api(await world.signIn(), '/v1/postings', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ postings: [posting] }),
  });
  expect(response.status).toBe(201);
}

async function uploaded(): Promise<User> {
  const ada = await world.user();
  const { documents } = await world.upload(ada, aResume());
  expect((await world.settled(ada, documents[0]?.id ?? '')).status).toMatch(/^(completed|needs_review)$/);
  return ada;
}

async function scoreOf(user: User, name: string): Promise<number | undefined> {
  const { data } = await world.get<{ data: Match[] }>(user, '/v1/matches?limit=100');
  return data.find(({ posting }) => posting.title === name)?.score;
}

/** Lets time pass until what waits for its vector has it and was matched. */
async function matchedAfter(user: User, name: string): Promise<number | undefined> {
  for (let minutes = 0; minutes < 10; minutes += 1) {
    await world.clock.advance('1m');
    await world.cron('match');
    const score = await scoreOf(user, name);
    if (score !== undefined) return score;
  }
  return undefined;
}

describe('with the embeddings engine away', () => {
  test.each(['refuse', '5xx-before', '429', 'corrupt'])(
    '(%s) a posting waits for its vector and is matched when the engine is back',
    async (fault) => {
      const ada = await uploaded();
      const name = title();
      const { id } = await world.fault({ service: 'engines', fault });
      await post(name);
      await expect.poll(async () => (await world.faults()).find((one) => one.id === id)?.fired).toBeGreaterThan(0);
      await world.cron('match');
      expect(await scoreOf(ada, name)).toBeUndefined();
      await world.heal();
      expect(await matchedAfter(ada, name)).toBeGreaterThan(0.85);
    },
  );

  test('a resume is read all the same, and matched when the engine is back', async () => {
    const name = title();
    await post(name);
    await world.fault({ service: 'engines', fault: '5xx-before' });
    const ada = await uploaded();
    expect(await scoreOf(ada, name)).toBeUndefined();
    await world.heal();
    expect(await matchedAfter(ada, name)).toBeGreaterThan(0.85);
  });
});
