import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';

const file = fileURLToPath(new URL('../../.local/env', import.meta.url));

/** The variables of the cloud that `npm start` runs; throws a sentence when none answers. */
export async function runningEnv(): Promise<Record<string, string>> {
  if (!existsSync(file))
    throw new Error('No local cloud is running: start one with npm start, or leave --running out.');
  const env = parseEnv(readFileSync(file, 'utf8')) as Record<string, string>;
  try {
    await fetch(`${env.API_URL}/health`);
    return env;
  } catch {
    throw new Error(`Nothing answers at ${env.API_URL}: start it with npm start, or leave --running out.`);
  }
}
