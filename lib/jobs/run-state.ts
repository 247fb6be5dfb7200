import { sha256 } from '../hash.ts';
import type { Passage } from '../passages/passage.ts';
import type { Field, Page, StageName } from '../stages/stage.ts';
import type { Cutting } from './cut-passages.ts';
import type { ClaimedJob } from './job.ts';
import type { Reporter } from './progress.ts';
import type { Meter } from './usage.ts';

/** A run under way: `stage` and `engine` say where it stands, for whoever has to explain its failure. */
export interface Run {
  claim: ClaimedJob;
  stage: StageName;
  engine: string | null;
  /** Whether the stage under way asked a language model that stayed away. */
  wentWithoutModel: boolean;
  startedAt: number;
  progress: Reporter;
  meter: Meter;
  cutting: Cutting | null;
  found: Findings;
}

/** What a run has found and not saved yet: a checkpoint, the end and a failure each carry it along. */
export interface Findings {
  pages: Page[];
  passages: Passage[];
  stages: StageRow[];
  fields: Field[];
  /** Stages whose earlier result is this one's too. */
  adopted: StageName[];
  /** Whether the passages of that text are this one's too. */
  adoptsPassages: boolean;
}

export interface StageRow {
  stage: StageName;
  key: string;
  engine: string;
  result: unknown;
  ms: number;
  cost: number;
}

export const nothingFound = (): Findings => ({
  pages: [],
  passages: [],
  stages: [],
  fields: [],
  adopted: [],
  adoptsPassages: false,
});

export function enter(run: Run, stage: StageName, engine: string | null): void {
  run.stage = stage;
  run.engine = engine;
}

/** The address of a stage's result: a hash of everything that goes into it. */
export const stageKey = (stage: StageName, inputs: (string | null)[]): Promise<string> =>
  sha256(JSON.stringify([stage, ...inputs]));

/** What lies at one of these addresses, from this generation or an earlier one; whoever uses an earlier one adopts it. */
export function knownResult(run: Run, stage: StageName, keys: string[]): { key: string; result: unknown } | null {
  const isIt = (saved: { stage: string; key: string }) => saved.stage === stage && keys.includes(saved.key);
  const own = run.claim.results.find(isIt);
  if (own) return own;
  const earlier = run.claim.earlier?.results.find(isIt);
  if (earlier) run.found.adopted.push(stage);
  return earlier ?? null;
}

/** What has been found and used since the last save, as a commit takes it. */
export function unsaved({ claim, found, meter }: Run): Record<string, unknown> {
  const { document_id, generation } = claim.earlier ?? {};
  return {
    pages: found.pages,
    stages: found.stages,
    ...(found.passages.length > 0 && { passages: found.passages }),
    ...(found.fields.length > 0 && { fields: found.fields }),
    ...(found.adopted.length > 0 && {
      adopt: { document_id, generation, stages: found.adopted, passages: found.adoptsPassages },
    }),
    ...meter.take(),
  };
}
