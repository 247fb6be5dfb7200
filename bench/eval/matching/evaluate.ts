import { knownModel, localModel } from '../../../lib/adapters/engines/embedding-models.ts';
import type { EmbeddingModel } from '../../../lib/ports.ts';
import { stageNames } from '../../../lib/stages/stage.ts';
import { startOwnCloud } from '../../cloud.ts';
import { sendAll } from '../evaluate.ts';
import { type LabelledFile, readManifest } from '../manifest.ts';
import { runningEnv } from '../running.ts';
import { matchesOf, newPerson, post } from './market.ts';
import { help, type Options, readOptions } from './options.ts';
import { type LabelledPosting, readPostings } from './postings.ts';
import type { Pair } from './ranking.ts';
import { matchingReport, matchingText } from './report.ts';

/** Evaluates the matching of a folder's resumes and prints what was found; answers the exit code. */
export async function evaluateMatching(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    console.log(help);
    return 0;
  }
  const files = readManifest(options.folder).filter(({ occupation }) => occupation !== undefined);
  if (files.length === 0) throw new Error('No file of the folder has an occupation.');
  const running = options.own ? null : await runningEnv();
  console.error(running ? `Using the cloud at ${running.API_URL} …` : 'Starting a local cloud …');
  const cloud = running ? { env: running, close: async () => undefined } : await startOwnCloud();
  try {
    const { pairs, missed } = await pairsOf(cloud.env, files, options);
    const report = matchingReport(pairs, missed, modelOf(cloud.env));
    console.log(options.json ? JSON.stringify(report) : matchingText(report));
    if (options.minMap === null || (report.map.both ?? 0) >= options.minMap) return 0;
    console.error(`The mean average precision is ${report.map.both}, below ${options.minMap}.`);
    return 1;
  } finally {
    await cloud.close();
  }
}

/** The model that the cloud was started with. */
function modelOf({ EMBEDDINGS_MODEL, EMBEDDINGS_CALIBRATION }: Record<string, string>): EmbeddingModel {
  const [midpoint, scale] = EMBEDDINGS_CALIBRATION?.split(',').map(Number) ?? [];
  const given = midpoint === undefined || scale === undefined ? null : { midpoint, scale };
  return knownModel(EMBEDDINGS_MODEL ?? localModel, given).kept;
}

async function pairsOf(env: Record<string, string>, files: LabelledFile[], { folder, concurrency }: Options) {
  const person = await newPerson(env);
  const say = (done: number) => void (done % 10 === 0 && console.error(`${done} of ${files.length} resumes …`));
  const outcomes = await sendAll(person, files, { folder, stages: [...stageNames], concurrency }, say);
  const resumes = new Map<string, LabelledFile>();
  for (const outcome of outcomes) {
    if (outcome.state === 'read' && outcome.document.category === 'resume')
      resumes.set(outcome.document.id, outcome.file);
  }
  const postings = readPostings();
  const posted = await post(env, postings);
  console.error(`Matching ${resumes.size} resumes with ${posted.size} postings …`);
  const matches = await matchesOf(env, person, new Set(posted.keys()), resumes.size * posted.size);
  const scores = new Map(
    matches.map((match) => [keyOf(posted.get(match.posting.id), resumes.get(match.document_id)?.file), match]),
  );
  const known = new Set([...resumes.values()].map(({ file }) => file));
  return {
    pairs: postings.flatMap((posting) => files.map((file) => pairOf(posting, file, scores))),
    missed: files.filter(({ file }) => !known.has(file)).map(({ file }) => file),
  };
}

const keyOf = (occupation: string | undefined, file: string | undefined): string => `${occupation}\n${file}`;

type Scores = Pick<Pair, 'score' | 'vector_score' | 'skills_score'>;
const none: Scores = { score: -1, vector_score: -1, skills_score: -1 };

function pairOf({ occupation }: LabelledPosting, resume: LabelledFile, known: Map<string, Scores>): Pair {
  const { score, vector_score, skills_score } = known.get(keyOf(occupation, resume.file)) ?? none;
  const right = resume.occupation === occupation;
  return { occupation, resume: resume.file, right, score, vector_score, skills_score };
}
