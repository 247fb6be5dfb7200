import { inWords, isGood, listOf, member } from '../caller.ts';
import { type Finding, ok, skipped, trouble, warning } from '../finding.ts';
import { base, type Check, isLoopback, type Patient, settingOf } from '../patient.ts';

/** Whether the worker answers, how it finds what it depends on, and whether it is made of this tree. */
export const worker: Check = async (patient) => {
  const { url } = patient;
  if (url === null) return [skipped('worker', 'Neither APP_URL nor --url says where it is.')];
  const { answer, dependencies } = await health(patient, url);
  if (answer.failure !== null || dependencies.length === 0)
    return [
      trouble(
        'worker',
        `The worker does not answer at ${url}/health: ${inWords(answer)}.`,
        'Deploy it with `npm run deploy`; if it is deployed, see whether APP_URL is its address, and in its logs (`npx wrangler tail`) whether it says which variables it lacks.',
      ),
    ];
  const [made, told] = await Promise.all([build(patient, url), config(patient, url)]);
  return [ok('worker', `It answers at ${url}.`), ...dependencies.flatMap(judge), made, ...told];
};

const attempts = 3;
const isDown = (dependency: unknown): boolean => member(dependency, 'state') === 'down';

/** What the worker says once nothing is down, or after the last of a few tries: it waits less for others than we do. */
async function health({ call, pause }: Patient, url: string) {
  for (let attempt = 1; ; attempt++) {
    const answer = await call({ service: 'worker', url: `${url}/health` });
    const dependencies = listOf(member(answer.json, 'dependencies'));
    if (attempt === attempts || !dependencies.some(isDown)) return { answer, dependencies };
    await pause();
  }
}

const remedies: Record<string, string> = {
  supabase: 'See SUPABASE_URL and the keys above, and whether the worker has the same ones.',
  cron: 'See in Cloudflare (the worker, Settings, Trigger events) whether the cron is there, and in the logs why it fails.',
  redis: 'See UPSTASH_REDIS_REST_URL and its token above, and whether the worker has the same ones.',
  qstash: 'See QSTASH_URL above; status.upstash.com says when QStash itself is down.',
  sendgrid: 'See SENDGRID_URL; status.sendgrid.com says when SendGrid itself is down.',
  ocr: 'See VISION_URL: scans and photos wait until it answers.',
  embeddings: 'See EMBEDDINGS_URL: resumes and postings wait until it answers.',
};

function judge(dependency: unknown): Finding[] {
  const [name, state, detail] = ['name', 'state', 'detail'].map((part) => String(member(dependency, part) ?? ''));
  if (!name || state === 'off' || state === 'up') return [];
  const say = member(dependency, 'required') === true ? trouble : warning;
  const remedy = remedies[name] ?? 'See its variables in .dev.vars.example.';
  return [say(`worker, ${name}`, `From the worker, ${name} is ${state}: ${detail || 'no reason was told'}.`, remedy)];
}

/** Deployed pages and worker are one version, and the pages say which tree they were made of. */
async function build({ call, build: ours }: Patient, url: string): Promise<Finding> {
  if (isLoopback(url)) return ok('version', 'A worker on this machine follows its tree.');
  const answer = await call({ service: 'worker', url: `${url}/build.json` });
  const theirs = member(answer.json, 'build');
  if (isGood(answer) && theirs === ours) return ok('version', `It is made of this tree (${ours}).`);
  const says =
    typeof theirs === 'string'
      ? `The worker is made of another tree (${theirs}) than this one (${ours}).`
      : 'The worker does not say what tree it is made of.';
  return warning('version', says, 'Deploy this tree with `npm run deploy`, or look with the tree that was deployed.');
}

/** What browsers are told must be what these variables say. */
async function config(patient: Patient, url: string): Promise<Finding[]> {
  const answer = await patient.call({ service: 'worker', url: `${url}/config.json` });
  const pairs = { SUPABASE_URL: 'supabase_url', SUPABASE_PUBLISHABLE_KEY: 'supabase_publishable_key' };
  const other = Object.entries(pairs).filter(([name, told]) => {
    const mine = settingOf(patient, name);
    const theirs = member(answer.json, told);
    return mine !== null && typeof theirs === 'string' && base(mine) !== theirs;
  });
  return other.map(([name]) =>
    trouble(
      'worker, variables',
      `The worker at ${url} has another ${name} than the one that is looked at here.`,
      'Put the variables there with `npm run deploy`, or look with those that it has.',
    ),
  );
}
