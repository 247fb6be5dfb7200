import { afterEach, describe, expect, test } from 'vitest';
import { aLetter, anInvoice, aPicture } from './papers.ts';
import { type User, world } from './world.ts';

afterEach(() => world.heal());

interface Restarted {
  count: number;
  batch: { id: string; total: number } | null;
  documents: { id: string; job_id: string; generation: number }[];
}

const post = (user: User, path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  world.api(user, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const reprocess = async (user: User, body: unknown, headers = {}): Promise<Restarted> =>
  (await post(user, '/v1/documents/reprocess', body, headers)).json();

const stagesOf = async (user: User, id: string) =>
  (await world.get<{ stages: { stage: string; engine: string; ms: number }[] }>(user, `/v1/documents/${id}`)).stages;

describe('reprocessing', () => {
  test('a document repeats only what has changed, and asks storage for nothing when nothing has', async () => {
    const ada = await world.user();
    const { document_id: id } = await world.process(ada, anInvoice());
    await world.resetCounts();
    const { count, documents } = await reprocess(ada, { ids: [id] });
    expect(count).toBe(1);
    expect(documents[0]).toMatchObject({ id, generation: 2 });
    expect((await world.settled(ada, id)).status).not.toBe('failed');
    expect((await world.counts())['storage.gets']).toBe(0);
    const found = await world.get<{ fields: { name: string; value: unknown }[] }>(ada, `/v1/documents/${id}`);
    expect(found.fields).toContainEqual(expect.objectContaining({ name: 'total', value: 600 }));
    expect((await stagesOf(ada, id)).map(({ stage }) => stage).sort()).toEqual([
      'classify',
      'extract_fields',
      'extract_text',
    ]);
  });

  test('with other settings reads anew: a PDF as a picture', async () => {
    const ada = await world.user();
    const { document_id: id } = await world.process(ada, anInvoice());
    await reprocess(ada, { ids: [id], settings: { ocr: 'always' }, stages: ['extract_text'] });
    await world.settled(ada, id);
    expect((await stagesOf(ada, id)).map(({ engine }) => engine)).toEqual(['text-4+pp-ocr-v4']);
  });

  test('by a filter counts first and then starts, in one batch with one mail', async () => {
    const ada = await world.user();
    const { documents } = await world.upload(ada, [aLetter('one.txt'), aLetter('two.txt')]);
    for (const { id } of documents) await world.settled(ada, id);
    const filter = { category: 'letter' };
    expect(await reprocess(ada, { filter, preview: true })).toMatchObject({ count: 2, batch: null });
    const { batch } = await reprocess(ada, { filter });
    expect(batch?.total).toBe(2);
    for (const { id } of documents) await world.settled(ada, id);
    await expect.poll(async () => (await world.mails(ada.email)).length).toBe(2);
  });

  test('under one key happens once', async () => {
    const ada = await world.user();
    const { document_id: id } = await world.process(ada, aLetter());
    const key = { 'idempotency-key': 'again' };
    const first = await reprocess(ada, { ids: [id] }, key);
    await world.settled(ada, id);
    expect((await reprocess(ada, { ids: [id] }, key)).documents).toEqual(first.documents);
    expect((await post(ada, '/v1/documents/reprocess', { ids: [id], stages: ['extract_text'] }, key)).status).toBe(409);
  });

  test.each([
    [{}, 'must have either ids or filter'],
    [{ ids: [] }, 'ids'],
    [{ filter: { category: 'A poem' } }, 'filter.category'],
    [{ ids: ['x'], settings: { magic: true } }, 'settings'],
  ])('%j is refused with what would be right', async (body, words) => {
    const response = await post(await world.user(), '/v1/documents/reprocess', body);
    expect(response.status).toBe(422);
    expect((await response.json()).detail).toContain(words);
  });
});

test('a failed document is replayed by one call, and a stranger cannot', async () => {
  const ada = await world.user();
  await world.fault({ service: 'engines', fault: 'corrupt' });
  const { documents } = await world.upload(ada, aPicture());
  const { id = '', job_id: job = '' } = documents[0] ?? {};
  for (let wait = 0; wait < 6; wait++) await world.clock.advance('5m');
  const failed = await world.settled(ada, id);
  expect(failed.error?.code).toBe('attempts_exhausted');
  await world.heal();

  expect((await post(await world.user(), `/v1/jobs/${job}/replay`)).status).toBe(404);
  const response = await post(ada, `/v1/jobs/${job}/replay`);
  expect(response.status).toBe(202);
  expect(await response.json()).toMatchObject({ document_id: id, generation: 2 });
  expect((await world.settled(ada, id)).error).toBeNull();
  const { data } = await world.get<{ data: { type: string; data: { status: string } }[] }>(
    ada,
    `/v1/documents/${id}/timeline`,
  );
  const ends = data.filter(({ type }) => type === 'document_processed').map((entry) => entry.data.status);
  expect(ends).toHaveLength(2);
  expect(ends[0]).toBe('failed');
});

test('the attempts of a job tell, newest first, when each began and ended, and how', async () => {
  const ada = await world.user();
  await world.fault({ service: 'storage', fault: '5xx-before', match: 'GET', times: 1 });
  const { documents } = await world.upload(ada, anInvoice());
  await world.settled(ada, documents[0]?.id ?? '');
  const { attempts } = await world.get<{ attempts: Record<string, unknown>[] }>(
    ada,
    `/v1/jobs/${documents[0]?.job_id}`,
  );
  expect(attempts).toMatchObject([
    { fence: 2, outcome: 'completed', retried: 1 },
    { fence: 1, outcome: 'retrying', code: 'storage_unavailable', retried: 0 },
  ]);
  expect(attempts[0]?.message_id).toBe(attempts[1]?.message_id);
});

test('a document says what it waits for', async () => {
  const ada = await world.user();
  const soon = new Date((await world.clock.now()).getTime() + 3_600_000).toISOString();
  const { documents } = await world.upload(ada, aLetter(), { run_at: soon });
  const id = documents[0]?.id ?? '';
  const status = await world.get<Record<string, unknown>>(ada, `/v1/documents/${id}/status`);
  expect(status).toMatchObject({ status: 'scheduled', waiting_for: { reason: 'start_time' } });
  await world.clock.advance('61m');
  expect((await world.settled(ada, id)).error).toBeNull();
});

test('a time too far ahead is refused, not moved', async () => {
  const ada = await world.user();
  const form = new FormData();
  form.append('files', new Blob(['Dear reader']), 'a.txt');
  form.append('run_at', new Date((await world.clock.now()).getTime() + 8 * 86_400_000).toISOString());
  const response = await world.api(ada, '/v1/documents', { method: 'POST', body: form });
  expect(response.status).toBe(422);
  expect((await response.json()).detail).toContain('within 7 days');
});

test('a delay and a time at once are refused', async () => {
  const ada = await world.user();
  const form = new FormData();
  form.append('files', new Blob(['Dear reader']), 'a.txt');
  form.append('delay', '10s');
  form.append('run_at', new Date().toISOString());
  const response = await world.api(ada, '/v1/documents', { method: 'POST', body: form });
  expect(response.status).toBe(422);
  expect((await response.json()).detail).toContain('cannot stand beside delay');
});
