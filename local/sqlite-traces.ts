import type { DatabaseSync } from 'node:sqlite';
import type { Trace } from './stand-in.ts';

/** The tables of a SQLite database in whose rows this text is, in upper or lower case. */
export function tracesInSqlite(database: DatabaseSync, owner: string, text: string): Trace[] {
  return database
    .prepare("select name from sqlite_master where type = 'table'")
    .all()
    .map(({ name }) => ({
      place: `${owner} ${name}`,
      count: countOf(database.prepare(`select * from "${name}"`).all().map(textOf), text),
    }))
    .filter(({ count }) => count > 0);
}

/** How many of these rows have this text in them. */
export const countOf = (rows: string[], text: string): number =>
  rows.filter((row) => row.toLowerCase().includes(text.toLowerCase())).length;

const textOf = (row: Record<string, unknown>): string =>
  Object.values(row)
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value)))
    .join('\n');
