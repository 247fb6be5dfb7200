import { sha256 } from '../documents/identity.ts';
import type { StageName } from '../stages/stage.ts';
import type { ClaimedJob } from './job.ts';
import type { Reporter } from './progress.ts';

/** A run under way: `stage` and `engine` say where it stands, for whoever has to explain its failure. */
export interface Run {
  claim: ClaimedJob;
  stage: StageName;
  engine: string | null;
  startedAt: number;
  progress: Reporter;
  finish(): Promise<'completed' | 'continued' | 'lost'>;
}

export interface StageRow {
  stage: StageName;
  key: string;
  engine: string;
  result: unknown;
  ms: number;
  cost: number;
}

export function enter(run: Run, stage: StageName, engine: string | null): void {
  run.stage = stage;
  run.engine = engine;
}

/** The address of a stage's result: a hash of everything that goes into it. */
export const stageKey = (stage: StageName, inputs: (string | null)[]): Promise<string> =>
  sha256(JSON.stringify([stage, ...inputs]));
