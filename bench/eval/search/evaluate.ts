import { stageNames } from '../../../lib/stages/stage.ts';
import { startOwnCloud } from '../../cloud.ts';
import { sendAll } from '../evaluate.ts';
import { type LabelledFile, readManifest } from '../manifest.ts';
import { runningEnv } from '../running.ts';
import { waitForVectors } from './indexed.ts';
import { help, readOptions } from './options.ts';
import { type Question, questionsAbout } from './questions.ts';
import { newReader, type Reader } from './reader.ts';
import { searchText } from './report.ts';
import { type Asked, brokenBounds, type Mode, modes, scoresOf } from './scores.ts';

/** Evaluates search over a folder's files and prints what was found; answers the exit code. */
export async function evaluateSearch(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    console.log(help);
    return 0;
  }
  const files = chosen(readManifest(options.folder), options.limit);
  const questions = questionsAbout(new Set(files.map(({ file }) => file)));
  const running = options.own ? null : await runningEnv();
  console.error(running ? `Using the cloud at ${running.API_URL} …` : 'Starting a local cloud …');
  const cloud = running ? { env: running, close: async () => undefined } : await startOwnCloud({ ticking: true });
  try {
    const reader = await newReader(cloud.env);
    const say = (done: number) => void (done % 20 === 0 && console.error(`${done} of ${files.length} files …`));
    const sent = { folder: options.folder, stages: [...stageNames], concurrency: options.concurrency };
    const outcomes = await sendAll(reader.client, files, sent, say);
    const fileOf = new Map(
      outcomes.flatMap((outcome) => (outcome.state === 'read' ? [[outcome.document.id, outcome.file.file]] : [])),
    );
    const passages = await waitForVectors(reader.client, [...fileOf.keys()], (line) => console.error(line));
    console.error(`Asking ${questions.length} questions about ${fileOf.size} documents of ${passages} passages …`);
    const asked = await askAll(reader, questions, fileOf);
    const scores = scoresOf(asked);
    const report = { files: fileOf.size, passages, scores };
    console.log(options.json ? JSON.stringify({ ...report, asked }) : searchText(scores, asked, options.details));
    const broken = brokenBounds(scores, options.minHit);
    for (const sentence of broken) console.error(sentence);
    return broken.length > 0 ? 1 : 0;
  } finally {
    await cloud.close();
  }
}

/** Files that are asked about come first, so that few files have many questions. */
function chosen(files: LabelledFile[], limit: number): LabelledFile[] {
  const named = new Set(questionsAbout(new Set(files.map(({ file }) => file))).flatMap((question) => question.files));
  return files.toSorted((a, b) => Number(named.has(b.file)) - Number(named.has(a.file))).slice(0, limit);
}

async function askAll(reader: Reader, questions: Question[], fileOf: Map<string, string>): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const question of questions) {
    const ranks: [Mode, number | null][] = [];
    for (const mode of modes) {
      const hits = await reader.ask(question.question, mode);
      const place = hits.findIndex((id) => question.files.includes(fileOf.get(id) ?? ''));
      ranks.push([mode, place === -1 ? null : place + 1]);
    }
    asked.push({ ...question, ranks: Object.fromEntries(ranks) as Asked['ranks'] });
  }
  return asked;
}
