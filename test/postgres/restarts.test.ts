import { afterEach, expect, test } from 'vitest';
import { brokenLaws } from './checks.ts';
import { aFile, claim, fail, handedOut, outcomes, settle, submit } from './work.ts';
import { clients, describe, useWorld } from './world.ts';

describe('on a real PostgreSQL', () => {
  const world = useWorld();
  afterEach(async () => {
    expect(await brokenLaws(world)).toEqual({});
    expect(world.refusals.splice(0)).toEqual([]);
  });

  const restart = (actor: string, owner: string | null, selection: unknown, reason: string, settings = {}) =>
    world.call('restart_documents', {
      p_actor: actor,
      p_owner: owner,
      p_selection: selection,
      p_reason: reason,
      p_settings: settings,
    });

  async function anOperator() {
    const id = await world.person();
    await world.query("insert into public.roles (user_id, role) values ($1, 'operator')", [id]);
    return id;
  }

  /** Documents of one owner, each with a run that ended. */
  async function ended(count: number, way: 'completed' | 'failed') {
    const owner = await world.person();
    const files = Array.from({ length: count }, () => aFile());
    await submit(world, owner, files);
    for (const { job_id } of files) {
      const { fence } = await claim(world, job_id);
      await (way === 'completed' ? settle(world, job_id, fence) : fail(world, job_id, fence, false));
    }
    return { owner, ids: files.map(({ id }) => id) };
  }

  const generations = (ids: string[]) =>
    world.query(
      'select generation, count(*)::int from public.jobs where document_id = any ($1) group by 1 order by 1',
      [ids],
    );

  test('fifty double-clicks of a reprocess give one new generation', async () => {
    const { owner, ids } = await ended(5, 'completed');
    const answers = await world.atOnce(() => restart(owner, owner, { ids }, 'reprocess'));
    expect(outcomes(answers)).toEqual({ restarted: clients });
    expect(answers.map(({ count }) => count).filter((count) => count !== 0)).toEqual([5]);
    expect(handedOut(answers, 'run_job')).toHaveLength(5);
    expect(await generations(ids)).toEqual([
      { generation: 1, count: 5 },
      { generation: 2, count: 5 },
    ]);
  });

  test('fifty repeats of a reprocess with one key give one batch, and each the same answer', async () => {
    const { owner, ids } = await ended(3, 'completed');
    const settings = { idempotency_key: 'again', request_hash: 'a hash' };
    const answers = await world.atOnce(() => restart(owner, owner, { ids }, 'reprocess', settings));
    expect(new Set(answers.map(({ batches, count }) => JSON.stringify([batches, count]))).size).toBe(1);
    expect(await generations(ids)).toEqual([
      { generation: 1, count: 3 },
      { generation: 2, count: 3 },
    ]);
  });

  test('fifty redrives of an outage by operators start each failed job once and are one in the log', async () => {
    const operator = await anOperator();
    const outage = await Promise.all([ended(4, 'failed'), ended(4, 'failed'), ended(4, 'failed')]);
    const selection = { filter: { code: 'engine_down' } };
    const answers = await world.atOnce(() => restart(operator, null, selection, 'redrive'));
    expect(answers.map(({ count }) => count).filter((count) => count !== 0)).toEqual([12]);
    expect(new Set(handedOut(answers, 'run_job')).size).toBe(12);
    expect(await generations(outage.flatMap(({ ids }) => ids))).toEqual([
      { generation: 1, count: 12 },
      { generation: 2, count: 12 },
    ]);
    const started = answers.flatMap(({ events }) => events.filter(({ type }) => type === 'redrive_started'));
    expect(started).toHaveLength(1);
  });

  test('a reprocess while fifty others claim, settle, cancel and delete leaves one open run at most', async () => {
    const owner = await world.person();
    const files = Array.from({ length: 10 }, () => aFile());
    await submit(world, owner, files);
    const ids = files.map(({ id }) => id);
    const answers = await world.atOnce(async (index) => {
      const file = files[index % files.length] ?? aFile();
      if (index < 20) {
        const { fence } = await claim(world, file.job_id, `msg_${index}`);
        return settle(world, file.job_id, fence ?? 0);
      }
      if (index < 40) return restart(owner, owner, { ids }, index % 2 ? 'reprocess' : 'replay');
      if (index < 45) return world.call('cancel_jobs', { p_owner: owner, p_jobs: [file.job_id] });
      return world.call('delete_documents', { p_owner: owner, p_documents: [file.id] });
    });
    const open = await world.query(
      "select document_id from public.jobs where owner = $1 and status in ('queued', 'processing') group by 1 having count(*) > 1",
      [owner],
    );
    expect(open).toEqual([]);
    const keys = handedOut(answers, 'run_job');
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('fifty hands on the switch of a queue are heard one after the other', async () => {
    const operator = await anOperator();
    const answers = await world.atOnce((index) =>
      world.call('set_queue_paused', { p_actor: operator, p_queue: 'bulk', p_paused: index % 2 === 0 }),
    );
    const { paused = 0, resumed = 0 } = outcomes(answers);
    expect(paused + resumed).toBe(answers.flatMap(({ events }) => events).length);
    expect([0, 1]).toContain(paused - resumed);
    const [queue] = await world.query("select paused_at is not null as paused from public.queues where name = 'bulk'");
    expect(queue).toEqual({ paused: paused > resumed });
  });

  test('a queue that is paused while fifty deliveries arrive holds some, and lets each of these go once', async () => {
    const operator = await anOperator();
    const owners = await Promise.all(Array.from({ length: 5 }, () => world.person()));
    const files = owners.map(() => Array.from({ length: 9 }, () => aFile()));
    for (const [index, owner] of owners.entries()) await submit(world, owner, files[index] ?? [], { queue: 'bulk' });
    const jobs = files.flat().map(({ job_id }) => job_id);
    const pause = (paused: boolean) =>
      world.call('set_queue_paused', { p_actor: operator, p_queue: 'bulk', p_paused: paused });
    await pause(false);
    const deliveries = await world.atOnce((index) => {
      const job = jobs[index];
      return job ? claim(world, job, `msg_${job}`) : pause(true);
    });
    const { claimed = 0, held = 0 } = outcomes(deliveries);
    expect(claimed + held).toBe(jobs.length);
    const released = await world.atOnce((index) => (index === 0 ? pause(false) : world.call('sweep', {})));
    const handed = handedOut([...released, await world.call('sweep', {})], 'run_job');
    expect(handed).toHaveLength(held);
    expect(new Set(handed).size).toBe(held);
  });
});
