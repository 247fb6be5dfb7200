import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { type TestFile, type User, world } from './world.ts';

afterEach(() => world.heal());

interface Results {
  data: {
    document_id: string;
    page: number;
    heading: string | null;
    found_by: string[];
    text: string;
    highlights: [number, number][];
  }[];
  mode_used: string;
  reason: string | null;
}

const file = (name: string, text: string): TestFile => ({ name, bytes: `${text}\n\nNo. ${randomUUID()}\n` });

const cat = () => file('cat.txt', 'A kitten slept upon the sofa while its mother watched the birds in the garden.');
const bank = () =>
  file('bank.txt', 'The central bank raised interest rates because prices of goods rose faster than wages.');

async function sent(user: User, one: TestFile): Promise<string> {
  const { documents } = await world.upload(user, one);
  const id = documents[0]?.id ?? '';
  expect(['completed', 'needs_review']).toContain((await world.settled(user, id)).status);
  return id;
}

const search = (user: User, q: string, mode = 'hybrid') =>
  world.get<Results>(user, `/v1/search?${new URLSearchParams({ q, mode })}`);

const vectorsOf = async (user: User, id: string) =>
  (await world.get<{ vector_count: number }>(user, `/v1/documents/${id}`)).vector_count;

/** Lets the minutes pass in which whatever waits for its vectors gets them. */
async function minutesUntil(isSo: () => Promise<boolean>): Promise<boolean> {
  for (let minutes = 0; minutes < 10; minutes += 1) {
    if (await isSo()) return true;
    await world.clock.advance('1m');
    await world.cron('sweep');
  }
  return isSo();
}

test('documents are found by what they mean; with the engine away by their words, and by both again when it is back', async () => {
  const ada = await world.user();
  const [kitten, money] = [await sent(ada, cat()), await sent(ada, bank())];
  expect(await minutesUntil(async () => (await vectorsOf(ada, kitten)) > 0 && (await vectorsOf(ada, money)) > 0)).toBe(
    true,
  );
  const asked = await search(ada, 'young pet resting on furniture');
  expect(asked).toMatchObject({ mode_used: 'hybrid', reason: null });
  expect(asked.data[0]).toMatchObject({ document_id: kitten, page: 1, found_by: ['semantic'] });
  const [quote] = asked.data;
  expect(quote?.highlights.map(([from, to]) => quote.text.slice(from, to))).toEqual([
    expect.stringContaining('kitten slept'),
  ]);

  expect((await search(ada, 'zorp blivet quandle')).data).toEqual([]);

  await world.fault({ service: 'engines', fault: '5xx-before' });
  const wages = await sent(ada, file('pay.txt', 'Employees receive more salary every year of service.'));
  expect(await vectorsOf(ada, wages)).toBe(0);
  const byWords = await search(ada, 'Who receives more salaries?');
  expect(byWords).toMatchObject({ mode_used: 'keyword', reason: 'embeddings_unavailable' });
  expect(byWords.data.map(({ document_id }) => document_id)).toEqual([wages]);
  expect((await world.api(ada, '/v1/search?q=earnings&mode=semantic')).status).toBe(503);

  await world.heal();
  expect(await minutesUntil(async () => (await vectorsOf(ada, wages)) > 0)).toBe(true);
  expect((await search(ada, 'higher pay for staff each year', 'semantic')).data[0]?.document_id).toBe(wages);

  await world.api(ada, '/v1/documents/reprocess', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ids: [wages], notify: false }),
  });
  await expect
    .poll(async () => (await world.get<{ generation: number }>(ada, `/v1/documents/${wages}`)).generation)
    .toBe(2);
  await world.settled(ada, wages);
  expect(await vectorsOf(ada, wages)).toBe(1);
  await world.api(ada, `/v1/documents/${wages}`, { method: 'DELETE' });
  expect(
    (await search(ada, 'higher pay for staff each year')).data.map(({ document_id }) => document_id),
  ).not.toContain(wages);
  expect((await search(await world.user(), 'young pet resting on furniture')).data).toEqual([]);
});
