import { AppError } from '../errors.ts';
import type { DependencyHealth } from '../ports.ts';
import { within } from './within.ts';

/** Runs one check and says how it went; never throws, never waits longer than 2 s. */
export async function probe(name: string, required: boolean, check: () => Promise<unknown>): Promise<DependencyHealth> {
  const from = Date.now();
  try {
    await within(2000, check(), 'no answer within 2 s');
    return { name, required, state: 'up', ms: Date.now() - from, detail: null };
  } catch (error) {
    return {
      name,
      required,
      state: 'down',
      ms: Date.now() - from,
      detail: sentenceOf(error),
    };
  }
}

/** Our own words are plain errors. Those of vendors' clients have classes, and may quote commands, addresses and rows. */
function sentenceOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (!(error instanceof Error)) return 'it failed';
  if (error.name === 'Error') return error.message;
  if (error.name === 'TimeoutError') return 'no answer in time';
  return error instanceof TypeError ? 'cannot be reached' : 'it answers with an error';
}
