import type { Field } from '../../stage.ts';
import type { Cell } from './layout.ts';

export type Value = Field['value'];

/** A value that may be the field's, where it was read, and how much speaks for it (0–1). */
export interface Candidate<T extends Value = Value> {
  value: T;
  /** The lines it was read from; more than one for values that run over several. */
  cells: Cell[];
  score: number;
  /** Where in the text of its only cell the value stands, in characters. */
  at?: { index: number; length: number } | undefined;
}

/** Equal values strengthen one another; the best one comes first. */
export function merge<T extends Value>(candidates: Candidate<T>[]): Candidate<T>[] {
  const byValue = new Map<string, Candidate<T>>();
  for (const candidate of [...candidates].sort((a, b) => b.score - a.score)) {
    const key = JSON.stringify(candidate.value);
    const known = byValue.get(key);
    if (known) known.score += (1 - known.score) * candidate.score * 0.25;
    else byValue.set(key, { ...candidate });
  }
  return [...byValue.values()].sort((a, b) => b.score - a.score);
}

/** The best candidate, less certain when another value is nearly as good; null when there is none. */
export const choose = <T extends Value>(candidates: Candidate<T>[]): Candidate<T> | null => settle(merge(candidates));

/** The same for candidates that are merged and in order already. */
export function settle<T extends Value>([best, second]: Candidate<T>[]): Candidate<T> | null {
  if (!best) return null;
  const rivalry = second ? second.score / best.score : 0;
  return rivalry < 0.8 ? best : { ...best, score: best.score * (1 - (rivalry - 0.8)) };
}
