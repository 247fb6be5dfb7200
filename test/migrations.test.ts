import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// What somebody's database has is not changed any more: supabase/released.txt is what sha256sum said of it.

const folder = 'supabase/migrations';
const released = readFileSync('supabase/released.txt', 'utf8');
const hashOf = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

const frozenOf = (list: string) =>
  [...list.matchAll(/^([0-9a-f]{64}) [ *](.+\.sql)$/gm)].map(([, hash, name = '']) => ({ hash, name }));

/** What is wrong with migrations (name → hash) beside those of a release. */
function faults(list: string, now: Map<string, string>): string[] {
  const frozen = frozenOf(list);
  const changed = frozen.filter(({ name, hash }) => now.has(name) && now.get(name) !== hash);
  const gone = frozen.filter(({ name }) => !now.has(name));
  const last =
    frozen
      .map(({ name }) => name)
      .sort()
      .at(-1) ?? '';
  const late = [...now.keys()].filter((name) => name < last && !frozen.some((one) => one.name === name));
  return [
    ...changed.map(({ name }) => `${name} was released and is changed`),
    ...gone.map(({ name }) => `${name} was released and is gone`),
    ...late.map((name) => `${name} comes before what was released`),
  ];
}

test('a migration of a release is neither changed nor lost, and new ones come after it', () => {
  const list = `${hashOf('a')}  1_a.sql\n${hashOf('b')}  2_b.sql\n${hashOf('c')}  3_c.sql\n`;
  const same = { '1_a.sql': hashOf('a'), '2_b.sql': hashOf('b'), '3_c.sql': hashOf('c') };
  const after = (more: Record<string, string>) => faults(list, new Map(Object.entries({ ...same, ...more })));
  expect(after({ '4_d.sql': hashOf('d') })).toEqual([]);
  expect(after({ '2_b.sql': hashOf('other') })).toEqual(['2_b.sql was released and is changed']);
  expect(after({ '2_late.sql': hashOf('d') })).toEqual(['2_late.sql comes before what was released']);
  expect(faults(list, new Map([['1_a.sql', hashOf('a')]]))).toHaveLength(2);
});

test('the migrations of the last release are as they were', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const now = new Map(names.map((name) => [name, hashOf(readFileSync(`${folder}/${name}`))]));
  expect(faults(released, now)).toEqual([]);
});

test('a version of 1 or more has its migrations frozen', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(version.startsWith('0.') || frozenOf(released).length > 0).toBe(true);
});
