import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changesOf, copyTree, linesOf } from './extend/copy.ts';

// The examples of docs/extend.md, all of them in one copy of the tree.

const page = readFileSync('docs/extend.md', 'utf8');
const sections = page.split(/^## /m).slice(1);
const examples = sections.map((text) => ({ name: text.split('\n')[0] ?? '', changes: changesOf(text) }));
const copy = copyTree();

/** Runs a program of the project in the copy. */
function run(program: string, args: string[]) {
  const { status, stdout, stderr } = spawnSync(resolve('node_modules/.bin', program), args, {
    cwd: copy.folder,
    encoding: 'utf8',
    timeout: 150_000,
  });
  return { status, said: `${stdout}${stderr}`, lastLine: stdout.trim().split('\n').at(-1) ?? '' };
}

beforeAll(() => {
  for (const { changes } of examples) for (const change of changes) copy.apply(change);
});
afterAll(() => copy.remove());

test.each(examples)('$name is added with fewer than thirty lines', ({ changes }) => {
  expect(linesOf(changes)).toBeGreaterThan(5);
  expect(linesOf(changes)).toBeLessThan(30);
});

test('there is an example of each: a stage, an engine, a format, a mail', () => {
  expect(examples.map(({ name }) => name)).toEqual(['A stage', 'An engine', 'A format', 'A mail']);
});

test('a new migration is numbered by the time at which it was written', () => {
  const files = examples.flatMap(({ changes }) => changes.map(({ file }) => file));
  const [added = ''] = files.filter((file) => file.endsWith('.sql'));
  const [, day, time] = added.match(/\/(\d{8})(\d{6})_\w+\.sql$/) ?? [];
  expect(Date.parse(`${day}T${time}Z`.replace(/(....)(..)(..)T(..)(..)(..)/, '$1-$2-$3T$4:$5:$6'))).not.toBeNaN();
});

test('every file that the page names is there', () => {
  const named = [...page.matchAll(/`((?:[a-z-]+\/)+[\w.-]*)`/g)].map(([, path = '']) => path);
  expect(named).toContain('scripts/doctor/redact.ts');
  expect(named.filter((path) => !existsSync(path) && !existsSync(join(copy.folder, path)))).toEqual([]);
});

test('whoever changes lines that an example changes is told to change the example', () => {
  const outdated = { file: 'package.json', before: 'no line of it', after: '' };
  expect(() => copy.apply(outdated)).toThrow(/package\.json has these lines 0 times, .+ docs\/extend\.md/);
});

describe('with all of them in it the product', { timeout: 180_000 }, () => {
  const made = { value: null as ReturnType<typeof JSON.parse> };
  beforeAll(() => {
    const { status, said, lastLine } = run('node', [
      '--import',
      './test/chaos/load-tsx.ts',
      'test/extend/try-examples.ts',
    ]);
    if (status !== 0) throw new Error(said);
    made.value = JSON.parse(lastLine);
  }, 180_000);

  test('takes the new stage and shows what it found', () => {
    const [, letter, scribble] = made.value.seen;
    expect(letter.fields).toContainEqual(
      expect.objectContaining({ name: 'accounts', value: ['DE02120300000000202051'], page: 1 }),
    );
    expect(letter.stages).toContainEqual(expect.objectContaining({ stage: 'accounts', engine: 'accounts-1' }));
    expect(scribble.fields.map(({ name }: { name: string }) => name)).not.toContain('accounts');
  });

  test('reads the new format', () => {
    expect(made.value.text.pages[0].text).toBe('DTSTART: 20261201T090000Z\nSUMMARY: Signing of the lease');
  });

  test('asks the new engine, and waits for it when it is away', () => {
    expect(made.value.engine).toEqual({ engine: 'reader-1', text: 'read /?pages=1', away: 'engine_unavailable' });
  });

  test('sends the new mail once', () => {
    const reminders = made.value.mails.filter(
      ({ subject }: { subject: string }) => subject === 'Waiting for your word: 1',
    );
    expect(reminders).toHaveLength(1);
    expect(reminders[0].text).toContain('/?status=needs_review');
    expect(reminders[0].html).toContain('See them');
  });

  test('compiles, and is written as the rest of it', () => {
    const include = ['functions', 'lib', 'client', 'web/src/words/status.ts'];
    writeFileSync(join(copy.folder, 'extended.json'), JSON.stringify({ extends: './tsconfig.json', include }));
    const written = [...new Set(examples.flatMap(({ changes }) => changes.map(({ file }) => file)))];
    const complaints = run('tsc', ['-p', 'extended.json']).said.split('\n');
    expect(complaints.filter((line) => written.some((file) => line.startsWith(file)))).toEqual([]);
    const { status, said } = run('biome', ['check', ...written]);
    expect(status, said).toBe(0);
  });
});
