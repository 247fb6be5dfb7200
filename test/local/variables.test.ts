import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { parseEnv } from '../../lib/env.ts';
import { knownVariables, setVariables } from '../../local/variables.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-variables-'));
afterEach(() => rmSync(join(folder, '.dev.vars'), { force: true }));
writeFileSync(join(folder, '.dev.vars.example'), readFileSync('.dev.vars.example'));

test('the example names every variable that the worker reads, and no other', () => {
  const read = [...readFileSync('lib/env.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map(([, name]) => name);
  const wanted = read.filter((name) => name !== 'QSTASH_DEV');
  expect(knownVariables('.').sort()).toEqual(wanted.sort());
});

test('the example, taken at its word, is a configuration that works', () => {
  const lines = readFileSync('.dev.vars.example', 'utf8').matchAll(/^#([A-Z][A-Z0-9_]*)=(.*)$/gm);
  const example = Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
  expect(parseEnv(example)).toMatchObject({ SENDGRID_FROM_NAME: 'Docket' });
});

test('the environment wins over .dev.vars, and neither brings in strangers', () => {
  writeFileSync(join(folder, '.dev.vars'), 'SENDGRID_API_KEY=SG.file\nQSTASH_TOKEN="from file"\nSTRANGER=1\n');
  expect(setVariables(folder, { SENDGRID_API_KEY: 'SG.environment', HOME: '/root', GROQ_API_KEY: '' })).toEqual({
    SENDGRID_API_KEY: 'SG.environment',
    QSTASH_TOKEN: 'from file',
  });
});
