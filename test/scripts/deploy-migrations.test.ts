import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dueNow, migrationsIn, takesSomethingAway } from '../../scripts/deploy/migrations.ts';
import { contracting, expanding, folder, rehearse } from './rehearsal.ts';

describe('migrations', () => {
  const both = [expanding, contracting];

  test('that take something away wait until the new code has proved itself', async () => {
    expect(dueNow(both, ['0'], false)).toEqual([expanding]);
    expect(dueNow(both, ['0', '1'], true)).toEqual([contracting]);
    const { run, said } = rehearse({ migrations: both, applied: async () => ['0'] });
    await run();
    expect(said()).toContain('npm run deploy -- --contract');
  });

  test('are all applied at once where no code works yet', () => {
    expect(dueNow(both, null, false)).toEqual(both);
  });

  test('are not contracted under code that needs what they take away', async () => {
    const { run, titles, said } = rehearse({
      migrations: both,
      applied: async () => ['0', '1'],
      running: async () => 'an-older-tree',
    });
    expect(await run('--contract')).toBe(3);
    expect(titles()).toEqual([]);
    expect(said()).toContain('deploy it first');
  });

  test.each([
    ['drop table public.old;', true],
    ['alter table public.jobs drop column old;', true],
    ['alter table public.jobs rename to work;', true],
    ['alter table public.jobs alter column tries type bigint;', true],
    ['create table public.new (id uuid); -- drop table', false],
    ["comment on table public.new is 'do not drop table';", false],
    ['create function f() returns void language plpgsql as $$ begin drop table if exists scratch; end $$;', false],
    [
      'drop trigger old on public.jobs; create or replace function g() returns int language sql as $$ select 1 $$;',
      false,
    ],
  ])('%s is seen for what it is', (sql, taking) => expect(takesSomethingAway(sql)).toBe(taking));

  test('are named contract_ if they take something away, and only then', () => {
    const misnamed = migrationsIn(folder).filter(
      ({ file, contracts }) => takesSomethingAway(readFileSync(join(folder, file), 'utf8')) !== contracts,
    );
    expect(misnamed.map(({ file }) => file)).toEqual([]);
  });
});
