import { describe, expect, test } from 'vitest';
import { aFile, claim as claimJob, settle as settleJob, submit } from './database.ts';
import {
  ann,
  aWebhook,
  calls,
  claim,
  db,
  deliveries,
  delivery,
  minute,
  openDatabase,
  owedOne,
  refused,
  secretOf,
  settle,
} from './listening.ts';

openDatabase();

describe('what happens', () => {
  test('is owed to the webhooks of its owner in the same commit, with a message for each', async () => {
    const bob = await db.person('bob');
    const other = await aWebhook(bob);
    const { webhook, file, answer, id, owed } = await owedOne();
    expect(owed).toMatchObject({ type: 'document.uploaded', status: 'owed', attempts: 0 });
    expect(owed.message_id).toMatch(/^msg_[0-9a-f]{32}$/);
    expect(owed.payload).toEqual({
      type: 'document.uploaded',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      data: {
        cursor: 1,
        document_id: file.id,
        job_id: file.job_id,
        batch_id: expect.any(String),
        filename: 'secret-plan.pdf',
        size_in_bytes: 42,
      },
    });
    expect(calls(answer)).toMatchObject([
      { id, payload: { delivery_id: id, webhook_id: webhook, parallelism: 4 }, dedupe_key: /^webhook:/ },
    ]);
    expect(await deliveries(other)).toEqual([]);
  });

  test('is told from the upload to the end of the batch', async () => {
    const { webhook, file } = await owedOne();
    const { fence } = await claimJob(db, file.job_id);
    const answer = await settleJob(db, file.job_id, fence);
    const told = (await deliveries(webhook)).map(({ type, payload }) => [type, payload.data.status]);
    expect(told).toEqual([
      ['document.uploaded', undefined],
      ['batch.finished', undefined],
      ['document.processed', 'completed'],
    ]);
    expect(calls(answer)).toHaveLength(2);
    const [batch] = (await deliveries(webhook)).filter(({ type }) => type === 'batch.finished');
    expect(batch?.payload.data).toMatchObject({ total: 1, completed: 1, failed: 0, canceled: 0 });
    expect(JSON.stringify(await deliveries(webhook))).not.toContain('12.5');
  });

  test('is told only of the types that a webhook wants, and not to one that is disabled', async () => {
    const some = await aWebhook(ann, { event_types: ['batch.finished'] });
    const disabled = await aWebhook(ann);
    await db.call('update_webhook', { p_owner: ann.id, p_id: disabled, p_changes: { enabled: false } });
    const { file } = await owedOne();
    const { fence } = await claimJob(db, file.job_id);
    await settleJob(db, file.job_id, fence);
    expect((await deliveries(some)).map(({ type }) => type)).toEqual(['batch.finished']);
    expect(await deliveries(disabled)).toEqual([]);
  });

  test('is no delivery when it is one itself', async () => {
    const { webhook, id } = await owedOne();
    await claim(id);
    const answer = await settle(id, 1);
    expect(answer.events).toMatchObject([
      { type: 'webhook_delivered', data: { webhook_id: webhook, delivery_id: id } },
    ]);
    expect([answer.effects, (await deliveries(webhook)).length]).toEqual([[], 1]);
  });
});

describe('a webhook', () => {
  const state = async (id: string) =>
    (
      await db.query<{ enabled: boolean; disabled_reason: string | null; failing_since: string | null }>(
        'select enabled, disabled_reason, failing_since from public.webhooks where id = $1',
        [id],
      )
    )[0];

  test('that answers 410 is disabled, and what it was still owed has failed', async () => {
    const { webhook, id } = await owedOne();
    await submit(db, ann, [aFile()]);
    await claim(id);
    const answer = await settle(id, 1, refused(410));
    expect(answer).toMatchObject({
      outcome: 'failed',
      events: [
        { type: 'webhook_failed', data: { disabled_reason: 'gone' } },
        { type: 'notification', data: { type: 'webhook_disabled' } },
      ],
    });
    expect(await state(webhook)).toMatchObject({ enabled: false, disabled_reason: 'gone' });
    expect((await deliveries(webhook)).map(({ status }) => status)).toEqual(['failed', 'failed']);
  });

  test('that has failed for three days is disabled, unless it succeeded in between', async () => {
    const { webhook, id } = await owedOne();
    await claim(id);
    await settle(id, 1, refused());
    const day = 24 * 60 * minute;
    await db.advance(2 * day);
    await claim(id);
    await settle(id, 2, refused());
    expect(await state(webhook)).toMatchObject({ enabled: true, failing_since: expect.anything() });
    await db.advance(2 * day);
    await claim(id);
    expect((await settle(id, 3, refused())).outcome).toBe('failed');
    expect(await state(webhook)).toMatchObject({ enabled: false, disabled_reason: 'failing' });

    await db.call('update_webhook', { p_owner: ann.id, p_id: webhook, p_changes: { enabled: true } });
    expect(await state(webhook)).toMatchObject({ enabled: true, disabled_reason: null, failing_since: null });
    await submit(db, ann, [aFile()]);
    const next = (await deliveries(webhook)).find(({ status }) => status === 'owed')?.id ?? '';
    await claim(next);
    await settle(next, 1, refused());
    await db.advance(5_000);
    await claim(next);
    await settle(next, 2);
    expect(await state(webhook)).toMatchObject({ enabled: true, failing_since: null });
  });

  test('that fails is called one at a time', async () => {
    const { id } = await owedOne();
    await claim(id);
    await settle(id, 1, refused());
    const { answer } = await submit(db, ann, [aFile()]);
    expect(calls(answer)).toMatchObject([{ payload: { parallelism: 1 } }]);
  });

  test('is tested once, at once, also while it is disabled', async () => {
    const webhook = await aWebhook(ann);
    await db.call('update_webhook', { p_owner: ann.id, p_id: webhook, p_changes: { enabled: false } });
    const args = { p_owner: ann.id, p_id: webhook };
    const { outcome, delivery: claimed } = await db.call('test_webhook', args);
    const { id } = claimed as { id: string };
    expect([outcome, claimed]).toMatchObject([
      'claimed',
      { payload: { type: 'webhook.test' }, secrets: [secretOf('A')] },
    ]);
    expect(await settle(id, 1, refused())).toMatchObject({ outcome: 'failed', delivery: { id, status: 'failed' } });
    expect(await state(webhook)).toMatchObject({ failing_since: null });
    for (let more = 0; more < 9; more += 1) await db.call('test_webhook', args);
    expect((await db.call('test_webhook', args)).outcome).toBe('too_many');
  });

  test('signs with both secrets for as long as the grace lasts', async () => {
    const { webhook, id } = await owedOne();
    const rotate = (letter: string, seconds: number) =>
      db.call('rotate_webhook_secret', {
        p_owner: ann.id,
        p_id: webhook,
        p_secret: secretOf(letter),
        p_grace_seconds: seconds,
      });
    const secrets = async (message: string) => {
      const { delivery: claimed } = await claim(id, message);
      return (claimed as { secrets: string[] }).secrets;
    };
    expect((await rotate('B', 3600)).outcome).toBe('rotated');
    expect((await rotate('B', 3600)).outcome).toBe('rotated');
    expect(await secrets('msg_1')).toEqual([secretOf('B'), secretOf('A')]);
    await db.advance(61 * minute);
    expect(await secrets('msg_2')).toEqual([secretOf('B')]);
    await rotate('C', 0);
    await db.advance(minute);
    expect(await secrets('msg_3')).toEqual([secretOf('C')]);
  });

  test('is told once more under the same message id, but not while that is under way', async () => {
    const { webhook, id, owed } = await owedOne();
    const replay = () => db.call('replay_delivery', { p_owner: ann.id, p_webhook: webhook, p_delivery: id });
    expect((await replay()).outcome).toBe('under_way');
    await claim(id);
    await settle(id, 1);
    const again = await replay();
    expect(again).toMatchObject({
      outcome: 'replayed',
      delivery: { message_id: owed.message_id, replay_of: id, status: 'owed', payload: owed.payload },
    });
    expect(calls(again)).toHaveLength(1);
    expect((await replay()).outcome).toBe('under_way');
    await db.call('update_webhook', { p_owner: ann.id, p_id: webhook, p_changes: { enabled: false } });
    expect((await replay()).outcome).toBe('disabled');
  });

  test('is one of ten at most', async () => {
    for (let made = 0; made < 10; made += 1) await aWebhook(ann);
    const eleventh = { url: 'https://example.com', description: null, event_types: null };
    const args = { p_owner: ann.id, p_id: crypto.randomUUID(), p_webhook: eleventh, p_secret: secretOf('A') };
    expect((await db.call('create_webhook', args)).outcome).toBe('too_many');
  });

  test('is read by its owner alone, and its secret by nobody', async () => {
    const { webhook, id } = await owedOne();
    const bob = await db.person('bob');
    expect((await ann.client.rpc('list_webhooks')).data.data).toMatchObject([{ id: webhook, enabled: true }]);
    expect((await ann.client.rpc('list_webhook_deliveries', { p_webhook: webhook })).data.data).toMatchObject([{ id }]);
    expect((await bob.client.rpc('list_webhooks')).data.data).toEqual([]);
    expect((await bob.client.rpc('list_webhook_deliveries', { p_webhook: webhook })).data).toBeNull();
    for (const client of [ann.client, db.worker])
      expect((await client.schema('private').from('webhook_secrets').select('*')).error).not.toBeNull();
    expect(JSON.stringify((await ann.client.from('webhooks').select('*')).data)).not.toContain('whsec_');
    for (const [name, args] of [
      ['update_webhook', { p_changes: { enabled: false } }],
      ['delete_webhook', {}],
      ['test_webhook', {}],
      ['rotate_webhook_secret', { p_secret: secretOf('Z'), p_grace_seconds: 0 }],
    ] as const)
      expect([name, (await db.call(name, { p_owner: bob.id, p_id: webhook, ...args })).outcome]).toEqual([
        name,
        'not_found',
      ]);
    const replay = { p_owner: bob.id, p_webhook: webhook, p_delivery: id };
    expect((await db.call('replay_delivery', replay)).outcome).toBe('not_found');
  });

  test('goes with its log, and with its owner', async () => {
    const { webhook, id } = await owedOne();
    await db.call('delete_webhook', { p_owner: ann.id, p_id: webhook });
    expect(await delivery(id)).toBeUndefined();
    expect((await claim(id)).outcome).toBe('gone');
    const { webhook: second } = await owedOne();
    await db.query('delete from auth.users where id = $1', [ann.id]);
    for (const table of [
      'public.webhooks where id',
      'private.webhook_secrets where webhook_id',
      'public.webhook_deliveries where webhook_id',
    ])
      expect(await db.query(`select from ${table} = $1`, [second])).toEqual([]);
  });
});
