import { afterEach, expect, test } from 'vitest';
import { aFile, claim as claimJob, outcomes, settle as settleJob, submit } from './work.ts';
import { clients, describe, useWorld } from './world.ts';

describe('on a real PostgreSQL, of a webhook', () => {
  const world = useWorld();
  afterEach(() => expect(world.refusals.splice(0)).toEqual([]));

  const create = (owner: string, id: string = crypto.randomUUID()) =>
    world.call('create_webhook', {
      p_owner: owner,
      p_id: id,
      p_webhook: { url: 'https://example.com/hook', description: null, event_types: null },
      p_secret: `whsec_${'A'.repeat(43)}=`,
    });
  const claim = (id: string, message = 'msg_1', retried = 0) =>
    world.call('claim_delivery', { p_delivery: id, p_message: message, p_retried: retried });
  const settle = (id: string, attempt: number, status = 200) =>
    world.call('settle_delivery', {
      p_delivery: id,
      p_attempt: attempt,
      p_answer: { http_status: status, error: status === 200 ? null : { code: 'http_error', detail: 'It broke.' } },
    });

  /** Somebody with a webhook that is owed this many deliveries. */
  async function owed(count: number) {
    const owner = await world.person();
    const webhook = crypto.randomUUID();
    await create(owner, webhook);
    const files = Array.from({ length: count }, () => aFile());
    await submit(world, owner, files);
    const rows = await world.query<{ id: string }>('select id from public.webhook_deliveries where webhook_id = $1', [
      webhook,
    ]);
    return { owner, webhook, files, ids: rows.map(({ id }) => id) };
  }

  async function runJob(job: string, message: string) {
    const { outcome, fence } = await claimJob(world, job, message);
    if (outcome === 'claimed') await settleJob(world, job, fence);
  }

  const countBy = async (webhook: string) =>
    Object.fromEntries(
      (
        await world.query<{ status: string; count: string }>(
          'select status, count(*) from public.webhook_deliveries where webhook_id = $1 group by status',
          [webhook],
        )
      ).map(({ status, count }) => [status, Number(count)]),
    );

  test('fifty claims of one delivery give one, and fifty marks of it one event', async () => {
    const { ids, owner } = await owed(1);
    const id = ids[0] ?? '';
    expect(outcomes(await world.atOnce((index) => claim(id, `msg_${index}`)))).toEqual({
      claimed: 1,
      early: clients - 1,
    });
    expect(outcomes(await world.atOnce(() => settle(id, 1)))).toEqual({ delivered: clients });
    const events = await world.query("select from public.events where owner = $1 and type = 'webhook_delivered'", [
      owner,
    ]);
    expect(events).toHaveLength(1);
  });

  test('fifty makings at once leave ten', async () => {
    const owner = await world.person();
    expect(outcomes(await world.atOnce(() => create(owner)))).toEqual({ created: 10, too_many: clients - 10 });
  });

  test('fifty deliveries that end as the webhook is given up all come to an end', async () => {
    const { ids, webhook } = await owed(clients);
    await world.atOnce((index) => claim(ids[index] ?? '', `msg_${index}`));
    const answers = await world.atOnce((index) => settle(ids[index] ?? '', 1, index % 10 === 0 ? 410 : 500));
    expect(answers.every(({ outcome }) => outcome === 'failed' || outcome === 'retrying')).toBe(true);
    expect(await countBy(webhook)).toEqual({ failed: clients });
    const reasons = answers.flatMap(({ events }) =>
      events.map(({ data }) => (data as { disabled_reason?: string }).disabled_reason),
    );
    expect(reasons.filter(Boolean)).toEqual(['gone']);
  });

  test('nothing waits in a circle while it is told, marked, swept, disabled and removed, and documents are erased', async () => {
    const { ids, owner, webhook, files } = await owed(clients);
    await world.advance(120_000);
    const acts = [
      (index: number) => claim(ids[index] ?? '', `msg_${index}`).then(() => settle(ids[index] ?? '', 1, 500)),
      (index: number) => runJob(files[index]?.job_id ?? '', `msg_${index}`),
      (index: number) =>
        world.call('delete_documents', { p_owner: owner, p_documents: [files[index]?.id], p_permanent: true }),
      () => world.call('sweep', {}),
      (index: number) =>
        world.call('update_webhook', { p_owner: owner, p_id: webhook, p_changes: { enabled: index % 2 === 0 } }),
      () => submit(world, owner, [aFile()]),
    ];
    await world.atOnce<unknown>((index) => acts[index % acts.length]?.(index) ?? Promise.resolve());
    await world.atOnce<unknown>((index) =>
      index === 25
        ? world.call('delete_webhook', { p_owner: owner, p_id: webhook })
        : (acts[index % acts.length]?.(index) ?? Promise.resolve()),
    );
    expect(await countBy(webhook)).toEqual({});
  });

  test('fifty sweeps hand out each overdue delivery once', async () => {
    const { ids } = await owed(20);
    await world.advance(120_000);
    const answers = await world.atOnce(() => world.call('sweep', {}));
    const handedOut = answers
      .flatMap(({ effects }) => effects.map(({ id }) => id))
      .filter((id) => id !== null && ids.includes(id));
    expect(handedOut.sort()).toEqual([...ids].sort());
  });
});
