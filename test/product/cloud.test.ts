import { afterEach, expect, test } from 'vitest';
import { world } from './world.ts';

afterEach(() => world.heal());

const aLetter = () => ({
  name: 'letter.txt',
  bytes: `Dear Ada,\n\nyour order ${crypto.randomUUID()} is on its way.\n`,
});

test('the whole cloud is well once it has started', async () => {
  const { status, dependencies } = await world.get<{ status: string; dependencies: { state: string }[] }>(
    null,
    '/health',
  );
  expect(status).toBe('ok');
  expect(dependencies.filter(({ state }) => state === 'down')).toEqual([]);
});

test('the operator and the demo user can sign in', async () => {
  expect((await world.signIn()).token).not.toBe('');
  expect((await world.signIn('demo@docket.local', 'docket-demo')).token).not.toBe('');
});

test('a document that is uploaded is read, and its owner gets a mail', async () => {
  const ada = await world.user();
  expect(await world.process(ada, aLetter())).toMatchObject({
    status: expect.stringMatching(/completed|needs_review/),
  });
  await expect.poll(() => world.mails(ada.email)).toHaveLength(1);
});

test('a document whose worker is killed in the middle is read all the same', async () => {
  const ada = await world.user();
  await world.fault({ service: 'worker', fault: 'kill', match: '/rpc/settle_job', times: 1 });
  const { status } = await world.process(ada, aLetter());
  expect(status).toMatch(/completed|needs_review/);
  expect((await world.faults()).map(({ fired }) => fired)).toEqual([1]);
});

test('the minute trigger runs when asked', async () => {
  expect(await world.cron('sweep')).toMatchObject({ outcome: 'ok' });
});

test('an hour passes at a word, for the database too', async () => {
  const before = await world.clock.now();
  const after = new Date((await world.clock.advance('1h')).now);
  expect(after.getTime() - before.getTime()).toBeGreaterThanOrEqual(3_600_000);
  const ada = await world.user();
  const { created_at } = await world.process(ada, aLetter());
  expect(Date.parse(created_at)).toBeGreaterThanOrEqual(after.getTime());
});

test('an idle hour costs the round trips of its cron and nothing else', async () => {
  // Whatever other tests have left comes to rest first; and at this hour nobody of theirs has a digest.
  const night = new Date(await world.clock.now());
  night.setUTCDate(night.getUTCDate() + 1);
  night.setUTCHours(3, 5, 0, 0);
  await world.clock.set(night);
  await world.quiet();
  await world.resetCounts();
  for (let minute = 0; minute < 60; minute += 1) await world.clock.advance('1m');
  const { 'postgrest.requests': roundTrips, ...others } = await world.counts();
  expect(roundTrips).toBe(60);
  expect(Object.values(others).filter((count) => count > 0)).toEqual([]);
});
