import { afterEach, expect, test } from 'vitest';
import { aFile, claim, handedOut, settle, submit } from './work.ts';
import { clients, describe, useWorld } from './world.ts';

const minutes = 60_000;
const many = 30;

describe('on a real PostgreSQL', () => {
  const world = useWorld();
  afterEach(() => expect(world.refusals).toEqual([]));

  const sweep = () => world.call('sweep', { p_limit: 200 });

  /** Jobs of as many owners, each published when it was submitted. */
  async function aJobEach(count = many): Promise<string[]> {
    const jobs = Array.from({ length: count }, async () => {
      const file = aFile();
      await submit(world, await world.person(), [file]);
      return file.job_id;
    });
    return Promise.all(jobs);
  }

  const settled = async (jobs: string[]) => {
    for (const job of jobs) await settle(world, job, (await claim(world, job, 'the end', 1)).fence);
  };

  test('fifty sweeps at once hand out each job whose run died exactly once', async () => {
    const jobs = await aJobEach();
    await Promise.all(jobs.map((job) => claim(world, job)));
    await world.advance(2 * minutes);
    // The one that came first may have begun last: what it put back is not yet due for the others.
    const answers = [...(await world.atOnce(sweep)), await sweep()];
    expect(handedOut(answers, 'run_job').sort()).toEqual(jobs.map((job) => `job:${job}:1:2`).sort());
    await settled(jobs);
  });

  test('fifty sweeps at once hand out each message that stayed silent exactly once', async () => {
    const jobs = await aJobEach(4);
    await world.advance(2 * minutes);
    const answers = await world.atOnce(sweep);
    expect(handedOut(answers, 'run_job').sort()).toEqual(jobs.map((job) => `job:${job}:1:1`).sort());
    await settled(jobs);
  });

  test('fifty sweeps at once hand out each owed mail exactly once', async () => {
    const jobs = await aJobEach(15);
    const ends = [];
    for (const job of jobs) ends.push(await settle(world, job, (await claim(world, job)).fence));
    const mails = ends.flatMap(({ effects }) => effects.filter(({ kind }) => kind === 'send_mail'));
    const refused = mails.map(({ id }) => ({ id, outcome: 'retry', answer: { reason: 'busy' } }));
    await world.call('finish_effects', { p_results: refused });
    await world.advance(2 * minutes);
    const handed = handedOut(await world.atOnce(sweep), 'send_mail');
    expect(handed.sort()).toEqual(mails.map(({ dedupe_key }) => dedupe_key).sort());
  });

  test('a sweep waits for nobody: it passes over what others hold', async () => {
    const jobs = await aJobEach(6);
    await Promise.all(jobs.map((job) => claim(world, job)));
    await world.advance(2 * minutes);
    const holder = await world.connect();
    await holder.query('begin');
    await holder.query('select from public.jobs where id = any ($1) for update', [jobs.slice(0, 3)]);
    const first = handedOut([await sweep()], 'run_job');
    await holder.query('rollback');
    await holder.end();
    const second = handedOut([await sweep()], 'run_job');
    expect(first.sort()).toEqual(
      jobs
        .slice(3)
        .map((job) => `job:${job}:1:2`)
        .sort(),
    );
    expect(second.sort()).toEqual(
      jobs
        .slice(0, 3)
        .map((job) => `job:${job}:1:2`)
        .sort(),
    );
    await settled(jobs);
  });

  test('fifty sweeps while fifty runs settle lose no mail and send none twice', async () => {
    const jobs = await aJobEach(clients / 2);
    const fences = await Promise.all(jobs.map((job) => claim(world, job)));
    const answers = await world.atOnce((index) => {
      const job = jobs[index];
      return job ? settle(world, job, fences[index]?.fence) : sweep();
    });
    const mails = handedOut(answers, 'send_mail');
    expect(mails).toHaveLength(jobs.length);
    expect(new Set(mails).size).toBe(jobs.length);
  });
});
