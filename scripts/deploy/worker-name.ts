import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, ok, trouble } from '../doctor/finding.ts';
import type { Variables } from '../doctor/patient.ts';

/** Which worker a deployment is: WORKER_NAME, or the name in wrangler.toml; throws a sentence when it cannot be one. */
export function workerNameOf(root: string, { WORKER_NAME: chosen }: NodeJS.ProcessEnv): string {
  const usual = () => /^name = "(.+)"$/m.exec(readFileSync(join(root, 'wrangler.toml'), 'utf8'))?.[1] ?? '';
  const name = chosen?.trim() || usual();
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name))
    throw new Error('WORKER_NAME takes lowercase letters, digits and hyphens, such as docket-staging.');
  return name;
}

/** Whether the address can be that of the worker: Cloudflare's own addresses begin with its name. */
export function addressOf(worker: string, { APP_URL = '' }: Variables): Finding {
  const [label, ...rest] = URL.parse(APP_URL)?.hostname.split('.') ?? [];
  if (!rest.join('.').endsWith('.workers.dev') || label === worker)
    return ok('worker', `This is about the worker ${worker}.`);
  return trouble(
    'worker',
    `APP_URL is the address of a worker ${label}, but this is about the worker ${worker}.`,
    `Set WORKER_NAME=${label} beside APP_URL, or APP_URL to the address of ${worker}.`,
  );
}
