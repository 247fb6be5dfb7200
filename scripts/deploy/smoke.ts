import { type Caller, inWords, isGood, listOf, member } from '../doctor/caller.ts';
import { type Finding, ok, trouble } from '../doctor/finding.ts';
import { base, type Variables } from '../doctor/patient.ts';

export interface Smoke {
  vars: Variables;
  /** What must be there by now; null for whatever is. */
  build: string | null;
  /** Who uploads a document; null for nobody. */
  user: { email: string; password: string } | null;
  call: Caller;
  pause(): Promise<void>;
}

const tries = 60;
const settled = /^(completed|needs_review|failed|canceled)$/;

/** Whether a deployment that was just made works: health, version, and a document from upload to result. */
export async function smokeTest(smoke: Smoke): Promise<Finding[]> {
  const url = base(smoke.vars.APP_URL ?? '');
  const health = await until(smoke, () => smoke.call({ service: 'worker', url: `${url}/health` }), isGood);
  if (!isGood(health))
    return [
      trouble(
        'health',
        `The worker does not answer, or lacks what it needs: ${inWords(health)}.`,
        'See `npx wrangler tail`.',
      ),
    ];
  const found = [ok('health', 'The worker answers, and has what it needs.'), await version(smoke, url)];
  return smoke.user ? [...found, await document(smoke, smoke.user, url)] : found;
}

async function version(smoke: Smoke, url: string): Promise<Finding> {
  if (smoke.build === null) return ok('version', 'It is not looked at.');
  const isThere = (json: unknown) => member(json, 'build') === smoke.build;
  const ask = () => smoke.call({ service: 'worker', url: `${url}/build.json` });
  const { json } = await until(smoke, ask, (answer) => isThere(answer.json));
  if (isThere(json)) return ok('version', `It is made of this tree (${smoke.build}).`);
  return trouble(
    'version',
    'The version that answers is not the one that was deployed.',
    'See `npx wrangler deployments list`, and whether APP_URL leads to this worker.',
  );
}

async function document(smoke: Smoke, user: { email: string; password: string }, url: string): Promise<Finding> {
  const token = await signIn(smoke, user);
  if (token === null)
    return trouble(
      'document',
      'SMOKE_EMAIL and SMOKE_PASSWORD cannot sign in.',
      'Make that account in Supabase, Authentication, Users.',
    );
  const form = new FormData();
  const text = `Smoke test ${crypto.randomUUID()}: this document was uploaded after a deployment.`;
  form.append('files', new Blob([text], { type: 'text/plain' }), 'smoke-test.txt');
  const headers = { authorization: `Bearer ${token}` };
  const uploaded = await smoke.call({ service: 'worker', url: `${url}/v1/documents`, headers, body: form });
  const id = member(listOf(member(uploaded.json, 'documents'))[0], 'id');
  if (typeof id !== 'string')
    return trouble('document', `An upload is not taken: ${inWords(uploaded)}.`, 'Run `npm run doctor`.');
  const at = `${url}/v1/documents/${id}`;
  const statusOf = (json: unknown) => String(member(json, 'status') ?? 'unknown');
  const ask = () => smoke.call({ service: 'worker', url: `${at}/status`, headers });
  const status = statusOf((await until(smoke, ask, ({ json }) => settled.test(statusOf(json)))).json);
  await smoke.call({ service: 'worker', url: at, method: 'DELETE', headers });
  if (/^(completed|needs_review)$/.test(status))
    return ok('document', 'A document was uploaded, read and deleted again.');
  return trouble(
    'document',
    `A document that was uploaded is ${status}.`,
    'Run `npm run doctor`: QStash must reach APP_URL and be believed.',
  );
}

async function signIn({ vars, call }: Smoke, user: { email: string; password: string }): Promise<string | null> {
  const headers = { apikey: vars.SUPABASE_PUBLISHABLE_KEY ?? '' };
  const url = `${base(vars.SUPABASE_URL ?? '')}/auth/v1/token?grant_type=password`;
  const token = member((await call({ service: 'Supabase', url, headers, body: user })).json, 'access_token');
  return typeof token === 'string' ? token : null;
}

/** Asks again until the answer is good; answers the last one. */
async function until<T>({ pause }: Smoke, ask: () => Promise<T>, isEnough: (answer: T) => boolean): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask();
    if (attempt === tries || isEnough(answer)) return answer;
    await pause();
  }
}
