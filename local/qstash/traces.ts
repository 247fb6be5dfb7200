import type { DatabaseSync } from 'node:sqlite';
import { countOf, tracesInSqlite } from '../sqlite-traces.ts';
import type { Trace } from '../stand-in.ts';
import type { Deliveries } from './deliveries.ts';

/** The tables of the journal in whose rows this text is, and the deliveries that are remembered besides. */
export function tracesInJournal(database: DatabaseSync, deliveries: Deliveries, text: string): Trace[] {
  const remembered = deliveries.list().map((one) => JSON.stringify(one));
  const told = { place: 'qstash deliveries', count: countOf(remembered, text) };
  return [...tracesInSqlite(database, 'qstash', text), ...(told.count > 0 ? [told] : [])];
}
