import { DatabaseSync } from 'node:sqlite';

const tables = `
  create table if not exists messages (id text primary key, due integer not null, retried integer not null, content text not null, body blob not null);
  create table if not exists attempts (message_id text primary key, begun_at integer not null);
  create table if not exists deduplication (id text primary key, message_id text not null, until integer not null);
  create index if not exists deduplication_by_time on deduplication (until);
  create table if not exists dead_letters (sequence integer primary key autoincrement, id text unique not null, failed_at integer not null, content text not null, body blob not null, answer text not null);
  create table if not exists logs (sequence integer primary key autoincrement, at integer not null, message_id text not null, content text not null);
  create index if not exists logs_by_time on logs (at);
  create table if not exists keys (one integer primary key check (one = 1), given text not null, current text not null, next text not null);
`;

/** Opens the journal; a killed process loses nothing that was answered, a killed machine may. */
export function openStore(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = off;');
  database.exec(tables);
  return database;
}

/** Runs the work in one transaction; inside another one it joins that. */
export function transact<T>(database: DatabaseSync, work: () => T): T {
  if (database.isTransaction) return work();
  database.exec('begin');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}
