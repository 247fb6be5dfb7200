import { afterEach, expect, test } from 'vitest';
import { aFile, claim, handedOut, outcomes, settle, submit } from './work.ts';
import { clients, describe, useWorld } from './world.ts';

describe('on a real PostgreSQL', () => {
  const world = useWorld();
  afterEach(() => expect(world.refusals).toEqual([]));

  async function aJob(batch = {}) {
    const file = aFile();
    await submit(world, await world.person(), [file], batch);
    return file.job_id;
  }

  test('fifty claims of one job for different messages give one claim and 49 busy', async () => {
    const job = await aJob();
    const answers = await world.atOnce((index) => claim(world, job, `msg_${index}`));
    expect(outcomes(answers)).toEqual({ claimed: 1, busy: clients - 1 });
    expect(await world.query('select fence, tries from public.jobs where id = $1', [job])).toEqual([
      { fence: '1', tries: 1 },
    ]);
  });

  test('fifty deliveries of the same message give one claim', async () => {
    const job = await aJob();
    const answers = await world.atOnce(() => claim(world, job));
    expect(outcomes(answers)).toEqual({ claimed: 1, busy: clients - 1 });
  });

  test('fifty redeliveries with rising counts claim in turn, and only the last claim may write', async () => {
    const job = await aJob();
    const answers = await world.atOnce((index) => claim(world, job, 'msg_1', index));
    const claimed = answers.filter(({ outcome }) => outcome === 'claimed');
    const fences = claimed.map(({ fence }) => Number(fence)).sort((a, b) => a - b);
    expect(fences).toEqual(fences.map((_, index) => index + 1));
    expect(fences.length).toBeLessThanOrEqual(5);
    const [row] = await world.query('select status, fence from public.jobs where id = $1', [job]);
    const ends = await Promise.all(claimed.map(({ fence }) => settle(world, job, fence)));
    const written = row?.status === 'processing' ? 1 : 0;
    expect(ends.filter(({ outcome }) => outcome === 'completed')).toHaveLength(written);
  });

  test('fifty claims of a job whose lease is over give one claim', async () => {
    const job = await aJob();
    await claim(world, job);
    await world.advance(61_000);
    const answers = await world.atOnce((index) => claim(world, job, `msg_${index}`));
    expect(outcomes(answers)).toEqual({ claimed: 1, busy: clients - 1 });
  });

  test('fifty settles of one fence all hear that it is done, and one mail is owed', async () => {
    const job = await aJob();
    const { fence } = await claim(world, job);
    const answers = await world.atOnce(() => settle(world, job, fence));
    expect(outcomes(answers)).toEqual({ completed: clients });
    expect(new Set(handedOut(answers, 'send_mail')).size).toBe(1);
    const processed = answers.flatMap(({ events }) => events.filter(({ type }) => type === 'document_processed'));
    expect(processed).toHaveLength(1);
    const ids = answers.flatMap(({ effects }) => effects.map(({ id }) => id));
    expect(new Set(ids).size).toBe(1);
  });

  test('fifty jobs of one batch that settle together give one mail and exact counts', async () => {
    const owner = await world.person();
    const files = Array.from({ length: clients }, () => aFile());
    const batch = crypto.randomUUID();
    await submit(world, owner, files, { id: batch });
    const fences = await world.atOnce((index) => claim(world, files[index]?.job_id ?? '', `msg_${index}`));
    const answers = await world.atOnce((index) => settle(world, files[index]?.job_id ?? '', fences[index]?.fence));
    expect(outcomes(answers)).toEqual({ completed: clients });
    expect(handedOut(answers, 'send_mail')).toEqual([`mail:results:${batch}`]);
    const [counts] = await world.query('select total, completed, failed, canceled from public.batches where id = $1', [
      batch,
    ]);
    expect(counts).toEqual({ total: clients, completed: clients, failed: 0, canceled: 0 });
  });
});
