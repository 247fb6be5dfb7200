import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../sqlite.ts';

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

/** Opens the journal of the queue. */
export function openStore(file: string): DatabaseSync {
  const database = openDatabase(file);
  // A killed machine may lose what was answered; the product publishes it again.
  database.exec('pragma synchronous = off;');
  database.exec(tables);
  return database;
}
