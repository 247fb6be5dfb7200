import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

export interface KeyPair {
  current: string;
  next: string;
}

/** The signing keys; rotated ones stay until others are given from outside. */
export class SigningKeys {
  #database: DatabaseSync;
  #given: string;
  #pair: KeyPair;

  constructor(database: DatabaseSync, given: KeyPair) {
    this.#database = database;
    this.#given = `${given.current} ${given.next}`;
    const kept = database.prepare('select current, next from keys where given = ?').get(this.#given);
    this.#pair = kept ? { current: String(kept.current), next: String(kept.next) } : given;
  }

  get pair(): KeyPair {
    return this.#pair;
  }

  rotate(): KeyPair {
    this.#pair = { current: this.#pair.next, next: `sig_${randomBytes(21).toString('base64url')}` };
    this.#database
      .prepare('insert or replace into keys (one, given, current, next) values (1, ?, ?, ?)')
      .run(this.#given, this.#pair.current, this.#pair.next);
    return this.#pair;
  }
}
