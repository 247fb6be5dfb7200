import { createClient } from './client.ts';
import { startOwnCloud } from './cloud.ts';
import { evaluationText } from './eval/eval-report.ts';
import { brokenBounds, evaluate, sendAll } from './eval/evaluate.ts';
import { readManifest } from './eval/manifest.ts';
import { evaluateMatching } from './eval/matching/evaluate.ts';
import { help, readOptions } from './eval/options.ts';
import { qualityRows, qualityTable } from './eval/quality.ts';
import { runningEnv } from './eval/running.ts';
import { evaluateSearch } from './eval/search/evaluate.ts';
import { carriesXml } from './eval/withhold.ts';

/** Evaluates a folder and prints what was found; answers the exit code. */
async function evaluateFolder(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    console.log(help);
    return 0;
  }
  const { folder, category, limit, stages } = options;
  const labelled = readManifest(folder).filter((file) => category === null || file.category === category);
  const files = labelled.slice(0, limit);
  if (files.length === 0) throw new Error(`The folder has no file of the category "${category}".`);
  const running = options.own ? null : await runningEnv();
  console.error(running ? `Using the cloud at ${running.API_URL} …` : 'Starting a local cloud …');
  const cloud = running ? { env: running, close: async () => undefined } : await startOwnCloud();
  try {
    const say = (done: number) => void (done % 20 === 0 && console.error(`${done} of ${files.length} files …`));
    const client = createClient(cloud.env);
    const outcomes = await sendAll(client, files, { ...options, withhold: false }, say);
    const withXml = stages.includes('extract_fields') ? files.filter(carriesXml) : [];
    const withheld = await sendAll(client, withXml, { ...options, withhold: true }, () => undefined);
    const found = evaluate(folder, stages, outcomes, withheld);
    if (options.markdown) console.log(qualityTable(qualityRows(found)));
    else console.log(options.json ? JSON.stringify(found) : evaluationText(found, options.details));
    const broken = brokenBounds(found, options);
    for (const sentence of broken) console.error(sentence);
    return broken.length > 0 ? 1 : 0;
  } finally {
    await cloud.close();
  }
}

function evaluation(first: string | undefined, others: string[]): Promise<number> {
  if (first === 'matching') return evaluateMatching(others);
  if (first === 'search') return evaluateSearch(others);
  return evaluateFolder(process.argv.slice(2));
}

try {
  const [first, ...others] = process.argv.slice(2);
  process.exit(await evaluation(first, others));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
