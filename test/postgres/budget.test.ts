import { expect, test } from 'vitest';
import { aFile, claim, submit } from './work.ts';
import { describe, useWorld } from './world.ts';

describe('on a real PostgreSQL', () => {
  const world = useWorld();

  const spent = async () => Number((await world.query('select spent_micro_usd as sum from private.budget'))[0]?.sum);

  test('what a job cost is counted once, also when it settles while a sweep looks', async () => {
    const file = aFile();
    await submit(world, await world.person(), [file]);
    const { fence } = await claim(world, file.job_id);
    const run = await world.connect();
    await run.query('begin');
    await run.query('select public.settle_job($1, $2, $3)', [file.job_id, fence, { cost: 7000 }]);
    await world.call('sweep', {});
    await run.query('commit');
    await run.end();
    await world.atOnce(() => world.call('sweep', {}));
    expect(await spent()).toBe(7000);
  });
});
