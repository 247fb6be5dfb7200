import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { literal } from './caller.ts';
import type { Session } from './database.ts';

const history = `
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (version text primary key, statements text[], name text);`;

interface Migration {
  version: string;
  name: string;
  sql: string;
}

/**
 * Applies every `<version>_<name>.sql` of a folder that is not yet in the history, each in one transaction, oldest
 * first, and answers whether the history was empty. A migration that has changed since is an error that says so.
 */
export async function migrate(session: Session, folder: string): Promise<{ fresh: boolean }> {
  await session.exec(history);
  const rows = await session.query('select version, statements[1] as sql from supabase_migrations.schema_migrations');
  const applied = new Map(rows.map((row) => [row.version, row.sql]));
  for (const migration of await readMigrations(folder)) {
    const before = applied.get(migration.version);
    if (before === undefined) await apply(session, migration);
    else if (before !== migration.sql) throw new Error(changed(migration));
  }
  return { fresh: applied.size === 0 };
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).map((file) => /^(\d+)_(.+)\.sql$/.exec(file)).filter((found) => found !== null);
  const migrations = files.map(async ([file, version = '', name = '']) => {
    return { version, name, sql: await readFile(join(folder, file), 'utf8') };
  });
  return (await Promise.all(migrations)).sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }));
}

async function apply(session: Session, { version, name, sql }: Migration): Promise<void> {
  const values = [literal(version), `array[${literal(sql)}]`, literal(name)].join(', ');
  const record = `insert into supabase_migrations.schema_migrations (version, statements, name) values (${values})`;
  await inTransaction(session, `${sql}\n;${record}`).catch((error: Error) => {
    throw new Error(`The migration ${version}_${name}.sql failed: ${error.message}`, { cause: error });
  });
}

/** Runs statements as one transaction; a failure undoes all of them. */
export async function inTransaction(session: Session, sql: string): Promise<void> {
  await session.exec('begin');
  try {
    await session.exec(sql);
    await session.exec('commit');
  } catch (error) {
    await session.exec('rollback');
    throw error;
  }
}

const changed = ({ version, name }: Migration): string =>
  `The migration ${version}_${name}.sql has changed since it was applied to this data folder. Start with an empty one.`;
