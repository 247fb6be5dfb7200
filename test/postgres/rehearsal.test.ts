import { expect, test } from 'vitest';
import { addVectors } from './matching.ts';
import { corrections } from './rehearsal/corrections.ts';
import { folders, runs, uploads } from './rehearsal/documents.ts';
import { notifications, programs } from './rehearsal/mails.ts';
import { matching, meaning, rereading, searching } from './rehearsal/matching.ts';
import { leaving, operations } from './rehearsal/operations.ts';
import { setStage } from './rehearsal/stage.ts';
import { describe, hasVectors, useWorld } from './world.ts';

const acts = {
  uploads,
  runs,
  folders,
  corrections,
  notifications,
  programs,
  matching,
  searching,
  ...(hasVectors && { meaning }),
  rereading,
  operations,
  leaving,
};

describe('on a real PostgreSQL, with the roles of a hosted project', () => {
  const world = useWorld({ counts: true });

  test('every function of ours runs', async () => {
    await addVectors(world);
    await world.query(keepWhole);
    const stage = await setStage(world);
    for (const act of Object.values(acts)) await act(stage);
    expect(world.refusals).toEqual([]);
    await world.writeCounts();
    const missed = await world.query<{ name: string }>(notCalled);
    const names = missed.map(({ name }) => name);
    expect(names, 'add a call of each to an act in test/postgres/rehearsal/').toEqual([]);
  });
});

// A short SQL function becomes part of the statement that calls it, and nobody counts it; one with settings of its own does not.
const keepWhole = `
do $$
declare v_function regprocedure;
begin
  for v_function in
    select p.oid from pg_proc p join pg_language l on l.oid = p.prolang
    where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and l.lanname = 'sql' and p.proconfig is null
  loop
    execute format('alter function %s set search_path to %L', v_function, '');
  end loop;
end $$`;

const notCalled = `
select n.nspname || '.' || p.proname as name from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
where n.nspname in ('public', 'private') and coalesce(pg_stat_get_function_calls(p.oid), 0) = 0
  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
order by 1`;
