import { afterEach, expect, test } from 'vitest';
import { aFile, claim, type File, settle, submit } from './work.ts';
import { type Answer, describe, useWorld } from './world.ts';

/** More than a loop over a locking query locks before its first round. */
const many = 15;

describe('on a real PostgreSQL, two transactions lock in the same order', () => {
  const world = useWorld();
  afterEach(() => {
    expect(world.refusals.splice(0)).toEqual([]);
  });

  async function aRunningBatch() {
    const owner = await world.person();
    const files = Array.from({ length: many }, () => aFile()).sort((a, b) => a.job_id.localeCompare(b.job_id));
    await submit(world, owner, files);
    const fences = await Promise.all(files.map(({ job_id }) => claim(world, job_id)));
    return { owner, files, last: { ...(files.at(-1) as File), fence: fences.at(-1)?.fence } };
  }

  /** Until this many transactions wait for the lock of another one, or as many as ever will. */
  async function untilWaiting(count: number) {
    const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    for (const end = Date.now() + 500; Date.now() < end; ) if ((await world.query(waiting)).length >= count) return;
  }

  /** Begins the call while the last job is held as its run holds it on the way to settling, then settles it. */
  async function whileTheLastSettles(batch: Awaited<ReturnType<typeof aRunningBatch>>, call: () => Promise<unknown>) {
    const run = await world.connect();
    await run.query('begin');
    await run.query('select from public.jobs where id = $1 for update', [batch.last.job_id]);
    const called = call();
    await untilWaiting(1);
    await run.query('select public.settle_job($1, $2, $3)', [batch.last.job_id, batch.last.fence, {}]);
    await run.query('commit');
    await run.end();
    return called;
  }

  test('canceling many jobs of a batch, one of which is about to settle', async () => {
    const batch = await aRunningBatch();
    const jobs = batch.files.map(({ job_id }) => job_id);
    const answer = await whileTheLastSettles(batch, () =>
      world.call('cancel_jobs', { p_owner: batch.owner, p_jobs: jobs }),
    );
    expect(answer).toMatchObject({ count: many - 1 });
  });

  test('deleting many documents of a batch, one of which is about to settle', async () => {
    const batch = await aRunningBatch();
    const documents = batch.files.map(({ id }) => id);
    const answer = await whileTheLastSettles(batch, () =>
      world.call('delete_documents', { p_owner: batch.owner, p_documents: documents }),
    );
    expect(answer).toMatchObject({ count: many });
  });

  /** Four jobs, the first and last of one batch and the two between of another, due to end in this order. */
  async function fourJobsOfTwoBatches() {
    const owner = await world.person();
    const files = Array.from({ length: 4 }, () => aFile());
    const ids = files.map(({ job_id }) => job_id).sort();
    const jobs = files.map((file, index) => ({ ...file, job_id: ids[index] ?? '' }));
    await submit(
      world,
      owner,
      jobs.filter((_, index) => index === 0 || index === 3),
    );
    await submit(
      world,
      owner,
      jobs.filter((_, index) => index === 1 || index === 2),
    );
    return { owner, jobs };
  }

  /** Begins the calls one after the other while somebody holds the second and fourth document, then lets both go on. */
  async function halfway(jobs: File[], ...calls: (() => Promise<Answer>)[]): Promise<Answer[]> {
    const holder = await world.connect();
    await holder.query('begin');
    await holder.query('select from public.documents where id = any ($1) for update', [[jobs[1]?.id, jobs[3]?.id]]);
    const called: Promise<Answer>[] = [];
    for (const call of calls) {
      called.push(call());
      await untilWaiting(called.length);
    }
    await holder.query('commit');
    await holder.end();
    return Promise.all(called);
  }

  test('two callers cancel jobs of the same two batches', async () => {
    const { owner, jobs } = await fourJobsOfTwoBatches();
    const cancel = (...places: number[]) =>
      world.call('cancel_jobs', { p_owner: owner, p_jobs: places.map((place) => jobs[place]?.job_id) });
    const answers = await halfway(
      jobs,
      () => cancel(0, 1),
      () => cancel(2, 3),
    );
    expect(answers).toMatchObject([{ count: 2 }, { count: 2 }]);
  });

  test('two callers erase documents of the same two batches', async () => {
    const { owner, jobs } = await fourJobsOfTwoBatches();
    for (const { job_id } of jobs) await settle(world, job_id, (await claim(world, job_id)).fence);
    const holder = await world.connect();
    await holder.query('begin');
    await holder.query('select from public.batches where owner = $1 for update', [owner]);
    const erased: Promise<Answer>[] = [];
    for (const places of [
      [0, 1],
      [2, 3],
    ]) {
      const p_documents = places.map((place) => jobs[place]?.id);
      erased.push(world.call('delete_documents', { p_owner: owner, p_documents, p_permanent: true }));
      await untilWaiting(erased.length);
    }
    await holder.query('commit');
    await holder.end();
    expect(await Promise.all(erased)).toMatchObject([{ count: 2 }, { count: 2 }]);
    const answers = await world.query('select answer from public.batches where owner = $1', [owner]);
    expect(answers).toMatchObject([{ answer: { documents: [] } }, { answer: { documents: [] } }]);
    expect(
      await world.query(
        "select payload -> 'documents' as named from public.outbox where kind = 'send_mail' and owner = $1",
        [owner],
      ),
    ).toEqual([{ named: [] }, { named: [] }]);
  });

  test('two sweeps end exhausted jobs of the same two batches', async () => {
    const { jobs } = await fourJobsOfTwoBatches();
    for (const [place, { job_id }] of jobs.entries()) {
      await world.query(
        `update public.jobs set status = 'processing', tries = 5, fence = 1,
         lease_until = now() - interval '1 hour' + $2 * interval '1 second' where id = $1`,
        [job_id, place],
      );
    }
    const sweep = () => world.call('sweep', { p_limit: 2 });
    await halfway(jobs, sweep, sweep);
    await sweep();
    const ended = await world.query("select from public.jobs where id = any ($1) and status = 'failed'", [
      jobs.map(({ job_id }) => job_id),
    ]);
    expect(ended).toHaveLength(4);
  });
});
