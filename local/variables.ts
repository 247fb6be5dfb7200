import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

type Variables = Record<string, string>;

/** The names of the worker's variables: `.dev.vars.example` has every one, set or behind a `#`. */
export function knownVariables(root: string): string[] {
  const example = readFileSync(join(root, '.dev.vars.example'), 'utf8');
  return [...example.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map(([, name = '']) => name);
}

/** What was set for the worker: in `.dev.vars`, and over that in the environment; an empty value sets nothing. */
export function setVariables(root: string, environment: NodeJS.ProcessEnv): Variables {
  const file = join(root, '.dev.vars');
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const all: NodeJS.ProcessEnv = { ...written, ...environment };
  const set: Variables = {};
  for (const name of knownVariables(root)) {
    const value = all[name];
    if (value) set[name] = value;
  }
  return set;
}
