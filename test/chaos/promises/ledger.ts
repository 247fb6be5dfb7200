import type { Person } from '../simulation/person.ts';

/** What the people of a story were told and did, to be held against what the tables say in the end. */
export class Ledger {
  readonly people: Person[] = [];
  /** Documents that were accepted with 202, by id. */
  readonly accepted = new Map<string, Person>();
  /** Documents whose erasure was asked for, whether or not an answer came. */
  readonly erased = new Set<string>();
  /** Documents whose object the story itself destroyed. */
  readonly robbed = new Set<string>();
  /** People who at some time did not want result mails. */
  readonly unwilling = new Set<string>();
  /** People who at some time switched their digests off: what happened until they wanted them again is not told. */
  readonly switched = new Set<string>();
}
