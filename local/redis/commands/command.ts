import type { Keyspace } from '../keyspace.ts';
import type { Reply } from '../reply.ts';

/** The arity check runs first: it guarantees that every required parameter is there. */
export type Run = (db: Keyspace, ...args: string[]) => Reply;

export interface Command {
  /** Words of the command, its name included; negative means "at least". */
  arity: number;
  kind: 'read' | 'write' | 'script';
  run: Run;
}

export type Commands = Record<string, Command>;

export const read = (arity: number, run: Run): Command => ({ arity, kind: 'read', run });
export const write = (arity: number, run: Run): Command => ({ arity, kind: 'write', run });

/** Whether a command was given the number of words that it takes. */
export const hasRightArity = ({ arity }: Command, words: number): boolean =>
  arity > 0 ? words === arity : words >= -arity;
