import { existsSync, readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { untilHealthy } from '../health.ts';
import { freePorts } from '../settings.ts';

/** The addresses that the demo needs of a stack. */
export interface Addresses {
  api: string;
  supabase: string;
  /** The key that every client of Supabase sends. */
  publishableKey: string;
  control: string;
  mailbox: string;
}

export interface Stack {
  addresses: Addresses;
  /** Ends the stack, when the demo has started it; null when it runs by itself. */
  close: (() => Promise<void>) | null;
}

const compiled = fileURLToPath(new URL('../../node_modules/.cache/docket', import.meta.url));
const usualFile = fileURLToPath(new URL('../../.local/env', import.meta.url));

/** The stack of this file, or the one that `npm start` has left running; null when the latter is not there. */
export async function findStack(file: string | undefined): Promise<Stack | null> {
  if (file === undefined && !existsSync(usualFile)) return null;
  const addresses = addressesIn(parseEnv(readFileSync(file ?? usualFile, 'utf8')), file ?? usualFile);
  const isUp = await fetch(`${addresses.api}/health`, { signal: AbortSignal.timeout(5000) }).then(
    (response) => response.ok,
    () => false,
  );
  if (isUp) return { addresses, close: null };
  if (file === undefined) return null;
  throw new Error(`Nothing healthy answers at ${addresses.api}, the API_URL of ${file}.`);
}

/** Starts a stack on free ports that forgets everything when it is closed; `log` takes what its worker logs. */
export async function startStack(log: (line: string) => void): Promise<Stack> {
  // Imported here, so that a demo through a running stack does not load one.
  enableCompileCache(compiled);
  const { startCloud } = await import('../cloud.ts');
  const cloud = await startCloud({ data: null, ports: await freePorts(), ticking: true, log });
  const addresses = addressesIn(cloud.env, 'the new stack');
  const troubles = await untilHealthy(addresses.api);
  if (troubles.length === 0) return { addresses, close: () => cloud.close() };
  await cloud.close();
  throw new Error(`The stack did not come up: ${troubles.join(', ')}.`);
}

function addressesIn(env: NodeJS.Dict<string>, source: string): Addresses {
  const need = (name: string): string => {
    const value = env[name];
    if (value) return value;
    throw new Error(`${name} is missing in ${source}; npm start writes the file anew.`);
  };
  return {
    api: need('API_URL'),
    supabase: need('SUPABASE_URL'),
    publishableKey: need('SUPABASE_PUBLISHABLE_KEY'),
    control: need('CONTROL_URL'),
    mailbox: need('SENDGRID_URL'),
  };
}
