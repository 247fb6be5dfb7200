import type { ZodType } from 'zod';
import type { Context } from '../context.ts';
import type { StageName } from '../stages/stage.ts';
import { enter, knownResult, type Run, stageKey } from './run-state.ts';

export interface Stage<T> {
  name: StageName;
  /** What people are told that it is doing. */
  says: string;
  /** The engine that is asked, and that a failure is laid to; none for code of our own. */
  asks?: string | null;
  /** Everything that its result depends on, its own name and version included. */
  inputs: (string | null)[];
  /** The shape of its result, which is kept. */
  schema: ZodType<T>;
  find(): Promise<{ result: T; engine: string }>;
}

/** What a stage finds; or what was found before, by this run or an earlier generation, from the same inputs. */
export async function takeStage<T>(ctx: Context, run: Run, stage: Stage<T>): Promise<T> {
  const { name, says, asks = null, inputs, schema, find } = stage;
  enter(run, name, asks);
  run.progress.report(name, says);
  const key = await stageKey(name, inputs);
  const known = knownResult(run, name, [key]);
  if (known) return schema.parse(known.result);
  const from = ctx.now();
  const { result, engine } = await find();
  run.found.stages.push({ stage: name, key, engine, result, ms: ctx.now() - from, cost: 0 });
  return result;
}
