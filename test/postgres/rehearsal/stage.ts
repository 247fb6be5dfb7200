import * as z from 'zod';
import { aFile, claim, type File, settle, submit } from '../work.ts';
import type { Answer, World } from '../world.ts';

const Anything = z.unknown();

/** Who acts in a rehearsal, and how: every function of the product is to be called in one act or another. */
export interface Stage {
  world: World;
  ann: string;
  operator: string;
  /** Calls a write function as the worker. */
  call(name: string, args?: Record<string, unknown>): Promise<Answer>;
  /** Calls read functions as Ann, each with its arguments. */
  read(asked: Record<string, Record<string, unknown>>): Promise<void>;
}

export type Act = (stage: Stage) => Promise<void>;

/** The world with Ann, and an operator. */
export async function setStage(world: World): Promise<Stage> {
  const [ann, operator] = [await world.person(), await world.person()];
  await world.query("insert into public.roles (user_id, role) values ($1, 'operator')", [operator]);
  return {
    world,
    ann,
    operator,
    call: (name, args = {}) => world.call(name, args),
    async read(asked) {
      for (const [name, args] of Object.entries(asked)) await world.read(ann, name, args, Anything);
    },
  };
}

/** A file of Ann's, claimed by a run. */
export async function running({ world, ann }: Stage, batch: Record<string, unknown> = {}) {
  const file = aFile();
  await submit(world, ann, [file], batch);
  const { fence } = await claim(world, file.job_id);
  return { file, fence };
}

/** A file of Ann's whose run found what every run of a test finds. */
export async function processed(stage: Stage, batch: Record<string, unknown> = {}): Promise<File> {
  const { file, fence } = await running(stage, batch);
  await settle(stage.world, file.job_id, fence);
  return file;
}

/** Claims the newest job of a document. */
export async function anew({ world }: Stage, document: string): Promise<{ job: string; answer: Answer }> {
  const newest = 'select id from public.jobs where document_id = $1 order by generation desc limit 1';
  const [row] = await world.query<{ id: string }>(newest, [document]);
  const job = row?.id ?? '';
  return { job, answer: await claim(world, job) };
}

export const minute = 60_000;
export const day = 24 * 60 * minute;
