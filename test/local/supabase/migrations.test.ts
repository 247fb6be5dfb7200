import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../local/supabase/database.ts';
import { migrate } from '../../../local/supabase/migrations.ts';

let database: Database;
let folder: string;
const write = (file: string, sql: string) => writeFile(join(folder, file), sql);
const run = () => database.turn((session) => migrate(session, folder));
const tables = async () => {
  const sql = "select table_name as name from information_schema.tables where table_schema = 'public' order by 1";
  const rows = await database.turn((session) => session.query(sql));
  return rows.map(({ name }) => name);
};

beforeAll(async () => {
  database = await openDatabase(null);
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

test('a migration that fails is named, and leaves nothing behind', async () => {
  await write('0002_second.sql', 'create table public.half (id int); select no_such_column;');
  await write('0001_first.sql', 'create table public.first (id int);');
  await expect(run()).rejects.toThrow('The migration 0002_second.sql failed: column "no_such_column" does not exist');
  expect(await tables()).toEqual(['first']);
});

test('migrations are applied once each, in the order of their versions', async () => {
  await write('0002_second.sql', "alter table public.first add column note text default 'it''s'; -- no newline");
  await write('10_tenth.sql', 'alter table public.first rename to last;');
  await write('notes.md', 'not a migration');
  expect(await run()).toEqual({ fresh: false });
  expect(await tables()).toEqual(['last']);
  await run();
  expect(await tables()).toEqual(['last']);
});

test('a migration that was edited after it had been applied is not overlooked', async () => {
  await write('0001_first.sql', 'create table public.other (id int);');
  await expect(run()).rejects.toThrow('The migration 0001_first.sql has changed since it was applied');
});
