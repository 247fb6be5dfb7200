import type { DatabaseSync } from 'node:sqlite';
import type { Surroundings } from '../stand-in.ts';
import type { Deliver } from './attempt.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { Deduplication } from './deduplication.ts';
import type { Deliveries } from './deliveries.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { SigningKeys } from './keys.ts';
import type { Logs } from './logs.ts';
import type { Undelivered } from './undelivered.ts';

/** The parts of one broker, as its operations see them. */
export interface Broker extends Surroundings {
  token: string;
  database: DatabaseSync;
  deliver: Deliver;
  keys: SigningKeys;
  undelivered: Undelivered;
  deduplication: Deduplication;
  deadLetters: DeadLetters;
  logs: Logs;
  deliveries: Deliveries;
  dispatcher: Dispatcher;
}
