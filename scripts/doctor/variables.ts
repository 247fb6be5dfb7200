import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Variables } from './patient.ts';

/** Every variable of an example, set or behind a `#`, with the value that stands there. */
export const exampleValues = (file: string): Variables =>
  Object.fromEntries(
    [...readFileSync(file, 'utf8').matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = '', value = '']) => [
      name,
      value.trim(),
    ]),
  );

/** The names of the worker's variables. */
export const knownNames = (root: string): string[] => Object.keys(exampleValues(join(root, '.dev.vars.example')));

/** Reads a dotenv file; throws a sentence when there is none. */
export function readFile(file: string): Variables {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  return Object.fromEntries(Object.entries(parseEnv(readFileSync(file, 'utf8'))).map(([k, v]) => [k, v ?? '']));
}

/** Which of the worker's variables the environment sets. */
export function readEnvironment(root: string, environment: NodeJS.ProcessEnv): Variables {
  const set: Variables = {};
  for (const name of [...knownNames(root), 'QSTASH_DEV']) {
    const value = environment[name];
    if (value) set[name] = value;
  }
  return set;
}

export interface Source {
  vars: Variables;
  /** Where they came from, in words. */
  from: string;
}

/**
 * The variables of the deployment that is meant: of the file that was named, else of the environment when it names a
 * project, else of the local cloud that runs here. A variable of the environment never mixes with those of a file.
 */
export function findVariables(root: string, file: string | undefined, environment: NodeJS.ProcessEnv): Source {
  if (file) return { vars: readFile(file), from: file };
  const set = readEnvironment(root, environment);
  if (set.SUPABASE_URL) return { vars: set, from: 'the environment' };
  const local = join(root, '.local', 'env');
  if (existsSync(local)) return { vars: readFile(local), from: '.local/env' };
  return { vars: set, from: 'the environment' };
}
