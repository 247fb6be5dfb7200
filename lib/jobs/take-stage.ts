import type { ZodType } from 'zod';
import type { Context } from '../context.ts';
import type { StageName } from '../stages/stage.ts';
import { enter, knownResult, type Run, stageKey } from './run-state.ts';

export interface Stage<T> {
  name: StageName;
  /** What people are told that it is doing. */
  says: string;
  /** The language model that is asked, and that a failure is laid to; null for code of our own. */
  asks: string | null;
  /** Everything that its result depends on, its own name and version included, if this model is asked. */
  inputs(asks: string | null): (string | null)[];
  /** The shape of its result, which is kept. */
  schema: ZodType<T>;
  find(): Promise<{ result: T; engine: string }>;
}

/** What a stage finds; or what was found before, by this run or an earlier generation, from the same inputs. */
export async function takeStage<T>(ctx: Context, run: Run, stage: Stage<T>): Promise<T> {
  const { name, says, asks, inputs, schema, find } = stage;
  enter(run, name, asks);
  run.progress.report(name, says);
  const asked = await stageKey(name, inputs(asks));
  const known = knownResult(run, name, [asked]);
  if (known) return schema.parse(known.result);
  const from = ctx.now();
  run.wentWithoutModel = false;
  const { result, engine } = await find();
  // A later run shall ask the model again.
  const key = run.wentWithoutModel ? await stageKey(name, inputs(null)) : asked;
  run.found.stages.push({ stage: name, key, engine, result, ms: ctx.now() - from, cost: 0 });
  return result;
}
