import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startDatabase, type TestDatabase } from './database.ts';
import { aPosting, embedAll, model, promote, savePostings, textsToEmbed, vectorAt } from './matchmaking.ts';

let db: TestDatabase;
let operator: Person;

beforeAll(async () => {
  db = await startDatabase();
  operator = await db.person('operator');
  await promote(db, operator);
});
afterAll(() => db.close());

interface Row {
  number: string;
  vector_model: string | null;
  title: string;
}
const rowOf = async (id: string | undefined) =>
  (await db.query<Row>('select number, vector_model, title from public.postings where id = $1', [id]))[0];
const save = (...postings: ReturnType<typeof aPosting>[]) => savePostings(db, operator, postings);
const list = async (args: Record<string, unknown> = {}) => (await operator.client.rpc('list_postings', args)).data;

describe('postings', () => {
  test('are made, changed or left alone by their external ids, and the answer says which', async () => {
    const [cook, chef, waiter] = [aPosting(), aPosting({ title: 'Chef' }), aPosting({ title: 'Waiter' })];
    const first = await save(cook, chef);
    expect(first).toMatchObject({ outcome: 'saved', created: 2, updated: 0, unchanged: 0 });
    const second = await save(waiter, { ...chef, title: 'Head chef' }, cook);
    expect(second).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
    expect(second.data).toEqual([
      { id: expect.any(String), external_id: waiter.external_id, outcome: 'created' },
      { id: first.data[1]?.id, external_id: chef.external_id, outcome: 'updated' },
      { id: first.data[0]?.id, external_id: cook.external_id, outcome: 'unchanged' },
    ]);
    expect((await rowOf(first.data[1]?.id))?.title).toBe('Head chef');
  });

  test('ask for their vectors when there is something to read, and only then', async () => {
    const posting = aPosting();
    expect((await save(posting)).effects).toMatchObject([{ kind: 'run_task', payload: { task: 'embed' } }]);
    expect((await save(posting)).effects).toEqual([]);
    expect((await save({ ...posting, salary_max: 50_000 })).effects).toEqual([]);
  });

  test('keep number and vector while their text stays, and lose both when it changes', async () => {
    const posting = aPosting({ skills: ['baking'] });
    const { data } = await save(posting);
    await embedAll(db, () => vectorAt(0));
    const before = await rowOf(data[0]?.id);
    expect(before?.vector_model).toBe(model.name);
    await save({ ...posting, apply_url: 'https://example.com/apply', salary_min: 1 });
    expect(await rowOf(data[0]?.id)).toEqual(before);
    for (const changed of [{ title: 'Baker' }, { description: 'Bread' }, aPosting({ skills: ['bread'] })]) {
      await embedAll(db, () => vectorAt(0));
      const { number } = (await rowOf(data[0]?.id)) ?? { number: '' };
      await save({ ...posting, ...changed, external_id: posting.external_id });
      const after = await rowOf(data[0]?.id);
      expect(after?.vector_model).toBeNull();
      expect(Number(after?.number)).toBeGreaterThan(Number(number));
    }
  });

  test('are numbered without gaps', async () => {
    await save(aPosting(), aPosting(), aPosting());
    const [gaps] = await db.query(`
      select count(*)::int as missing from private.counters c cross join lateral generate_series(1, c.value) n
      where c.name = 'posting_number' and not exists (select from public.postings p where p.number = n)
        and n > c.value - 3`);
    expect(gaps?.missing).toBe(0);
  });

  test('are saved by operators alone', async () => {
    const ann = await db.person('ann');
    const viewer = await db.person('viewer');
    await db.query("insert into public.roles (user_id, role) values ($1, 'viewer')", [viewer.id]);
    for (const person of [ann, viewer]) {
      expect(await savePostings(db, person, [aPosting()])).toMatchObject({ outcome: 'forbidden' });
    }
    expect((await ann.client.rpc('save_postings', { p_actor: operator.id, p_postings: [] })).error?.code).toBe('42501');
  });

  test('are kept as they were written, markup and all', async () => {
    const title = `<img src=x onerror=alert(1)> {{7*7}} -name- '); drop table public.postings; --`;
    const { data } = await save(aPosting({ title }));
    expect((await operator.client.rpc('get_posting', { p_posting: data[0]?.id })).data.title).toBe(title);
  });
});

describe('the list of postings', () => {
  test('has the open ones, newest first, page by page', async () => {
    const ann = await db.person('ann');
    const company = crypto.randomUUID();
    const closed = aPosting({ title: 'Closed', company, closes_at: '2020-01-01T00:00:00Z' });
    await save(
      aPosting({ title: 'One', company }),
      aPosting({ title: 'Two', company }),
      closed,
      aPosting({ title: 'Three', company }),
    );
    const titles = async (args: Record<string, unknown>) =>
      (await ann.client.rpc('list_postings', { p_q: company, ...args })).data.data.map(({ title }: Row) => title);
    expect(await titles({})).toEqual(['Three', 'Two', 'One']);
    expect(await titles({ p_status: 'closed' })).toEqual(['Closed']);
    expect(await titles({ p_status: 'all' })).toEqual(['Three', 'Closed', 'Two', 'One']);
    const first = (await ann.client.rpc('list_postings', { p_q: company, p_limit: 2 })).data;
    expect(first.data).toHaveLength(2);
    expect(await titles({ p_limit: 2, p_cursor: first.next_cursor })).toEqual(['One']);
    const last = (await ann.client.rpc('list_postings', { p_q: company, p_limit: 3 })).data;
    expect(last.next_cursor).toBeNull();
  });

  test('is searched by title, company, location and skills, whatever their case', async () => {
    await save(aPosting({ title: 'Zoologist', location: 'Antwerp Zoo', skills: ['giraffes'] }));
    for (const q of ['zOOlo', 'antwerp z', 'GIRAFFE'])
      expect((await list({ p_q: q })).data).toMatchObject([{ title: 'Zoologist' }]);
    expect((await list({ p_q: '%' })).data).toEqual([]);
  });

  test('is closed to the anonymous', async () => {
    expect((await db.anonymous.rpc('list_postings', {})).error).not.toBeNull();
  });
});

describe('a text that is to be embedded', () => {
  test('is handed to one worker at a time, and again when that one is silent', async () => {
    await embedAll(db, () => vectorAt(0));
    await save(aPosting({ title: 'Leased' }));
    expect(await textsToEmbed(db)).toMatchObject([{ kind: 'posting', title: 'Leased', version: expect.any(Number) }]);
    expect(await textsToEmbed(db)).toEqual([]);
    await db.advance(3 * 60_000);
    expect(await textsToEmbed(db)).toHaveLength(1);
    await db.advance(3 * 60_000);
    expect(await textsToEmbed(db)).toEqual([]);
    await db.advance(10 * 60_000);
    expect((await embedAll(db, () => vectorAt(0))).saved).toBe(1);
  });

  test('does not get the vector of what it was before', async () => {
    const posting = aPosting({ title: 'Before' });
    const { data } = await save(posting);
    expect(await embedAll(db, () => vectorAt(0))).toMatchObject({ saved: 1, stale: 0 });
    await save({ ...posting, title: 'Between' });
    const [text] = await textsToEmbed(db);
    await save({ ...posting, title: 'After' });
    const vectors = [{ kind: 'posting', id: text?.id, version: text?.version, embedding: vectorAt(1) }];
    expect(await db.call('save_vectors', { p_model: model, p_vectors: vectors })).toMatchObject({ saved: 0, stale: 1 });
    expect((await rowOf(data[0]?.id))?.vector_model).toBeNull();
    expect(await textsToEmbed(db)).toMatchObject([{ title: 'After' }]);
  });

  test('is not one of a posting that is closed', async () => {
    await embedAll(db, () => vectorAt(0));
    await save(aPosting({ closes_at: '2020-01-01T00:00:00Z' }));
    expect(await textsToEmbed(db)).toEqual([]);
  });

  test('is every text there is when the model is another one', async () => {
    await db.advance(2 * 3_600_000);
    await embedAll(db, () => vectorAt(0));
    const other = { name: 'another-model', midpoint: 0.5, scale: 0.05 };
    const { texts } = await db.call('texts_to_embed', { p_model: other, p_limit: 1000 });
    const [open] = await db.query('select count(*)::int as count from public.postings p where private.is_open(p)');
    expect(texts).toHaveLength(Number(open?.count));
  });
});
