import type { DatabaseSync } from 'node:sqlite';
import type { Trace } from '../stand-in.ts';
import type { Deliveries } from './deliveries.ts';

/** The tables of the journal in whose rows this text is, and the deliveries that are remembered besides. */
export function tracesInJournal(database: DatabaseSync, deliveries: Deliveries, text: string): Trace[] {
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  const found = tables.map(({ name }) => ({
    place: `qstash ${name}`,
    count: countOf(database.prepare(`select * from "${name}"`).all().map(textOf), text),
  }));
  const told = {
    place: 'qstash deliveries',
    count: countOf(
      deliveries.list().map((one) => JSON.stringify(one)),
      text,
    ),
  };
  return [...found, told].filter(({ count }) => count > 0);
}

const countOf = (rows: string[], text: string): number =>
  rows.filter((row) => row.toLowerCase().includes(text.toLowerCase())).length;

const textOf = (row: Record<string, unknown>): string =>
  Object.values(row)
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value)))
    .join('\n');
