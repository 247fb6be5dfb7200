import { createHash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Draft } from './message.ts';

const windowInMs = 10 * 60_000;

/** Which ids were published within the last ten minutes; nothing but time clears one. */
export class Deduplication {
  #select: StatementSync;
  #insert: StatementSync;
  #prune: StatementSync;

  constructor(database: DatabaseSync) {
    this.#select = database.prepare('select message_id from deduplication where id = ? and until > ?');
    this.#insert = database.prepare('insert or replace into deduplication (id, message_id, until) values (?, ?, ?)');
    this.#prune = database.prepare('delete from deduplication where until <= ?');
  }

  /** The message that was first published under this id, or null. */
  find(id: string, now: number): string | null {
    const row = this.#select.get(id, now);
    return row ? String(row.message_id) : null;
  }

  remember(id: string, messageId: string, now: number): void {
    this.#insert.run(id, messageId, now + windowInMs);
  }

  prune(now: number): void {
    this.#prune.run(now);
  }
}

/** The id under which a publish is deduplicated, or null when it asks for none. */
export function deduplicationId(headers: Headers, draft: Draft): string | null {
  const own = headers.get('upstash-deduplication-id');
  if (own) return `id:${own}`;
  if (headers.get('upstash-content-based-deduplication') !== 'true') return null;
  const hash = createHash('sha256');
  hash.update(JSON.stringify([draft.url, Object.entries(draft.headers).sort()])).update(draft.body);
  return `content:${hash.digest('base64url')}`;
}
