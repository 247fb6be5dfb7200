import { afterAll, beforeAll, expect, test } from 'vitest';
import { files } from '../../lib/account/export/rows.ts';
import { aFile, type Person, startDatabase, submit, type TestDatabase } from './database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await startDatabase();
});
afterAll(() => db.close());

// What is made of other rows and would be made again of them, and what is part of documents.json.
const derived = ['event_cursors', 'indexings', 'notification_counts', 'passage_vectors', 'passages', 'stage_results'];
const withDocuments = ['documents', 'fields', 'jobs', 'pages', 'reviews'];

test('every table in which somebody has rows is in the archive, or is made of those that are', async () => {
  const owned = await db.query<{ name: string }>(`
    select distinct c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname in ('owner', 'user_id') order by 1`);
  const told = [...Object.values(files), ...withDocuments, ...derived].filter((name) => name !== 'people');
  expect(told.sort()).toEqual(owned.map(({ name }) => name));
});

async function read(person: Person, name: string, args: object) {
  const { data, error } = await person.client.rpc(name, args);
  if (error) throw new Error(error.message);
  return data;
}

test('parts follow each other without a gap, by number of documents and by their bytes', async () => {
  const ann = await db.person('ann');
  const ids = [];
  for (let turn = 0; turn < 7; turn += 1) {
    const file = { ...aFile(), size_in_bytes: turn === 4 ? 5000 : 100 };
    ids.push(file.id);
    await submit(db, ann, [file]);
  }
  const parts: string[][] = [];
  let cursor: string | null = null;
  do {
    const part: { part: number; documents: { id: string }[]; next_cursor: string | null } = await read(
      ann,
      'export_part',
      {
        p_cursor: cursor,
        p_limit: 3,
        p_bytes: 1000,
      },
    );
    parts.push(part.documents.map(({ id }) => id));
    expect(part.part).toBe(parts.length);
    cursor = part.next_cursor;
  } while (cursor !== null);
  expect(parts.flat()).toEqual(ids);
  expect(parts.map(({ length }) => length)).toEqual([3, 1, 1, 2]);
});

test('rows come page by page, and only those of whoever asks', async () => {
  const [ann, bob] = [await db.person('ann'), await db.person('bob')];
  await submit(db, ann, [aFile(), aFile(), aFile()]);
  await submit(db, bob, [aFile()]);
  const first = await read(ann, 'export_rows', { p_table: 'events', p_limit: 4 });
  expect(first.rows.map(({ cursor }: { cursor: number }) => cursor)).toEqual([1, 2, 3, 4]);
  const rest = await read(ann, 'export_rows', { p_table: 'events', p_after: first.next });
  expect(rest).toMatchObject({ rows: [{ cursor: 5 }, { cursor: 6 }], next: null });
  await expect(read(ann, 'export_rows', { p_table: 'passages' })).rejects.toThrow('no table');
  const [hers] = await db.query('select id from public.documents where owner = $1 limit 1', [ann.id]);
  expect(await read(bob, 'export_whole', { p_ids: [hers?.id] })).toEqual([]);
});
