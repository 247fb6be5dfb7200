import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type Answer,
  aFile,
  claim as claimJob,
  type Person,
  settle as settleJob,
  startDatabase,
  submit,
  type TestDatabase,
} from './database.ts';

let db: TestDatabase;
let ann: Person;
beforeAll(async () => {
  db = await startDatabase();
});
beforeEach(async () => {
  ann = await db.person('ann');
});
afterAll(() => db.close());

const secretOf = (letter: string) => `whsec_${letter.repeat(43)}=`;

async function aWebhook(owner: Person, settings: Record<string, unknown> = {}): Promise<string> {
  const id = crypto.randomUUID();
  const webhook = { url: 'https://example.com/hook', description: null, event_types: null, ...settings };
  const args = { p_owner: owner.id, p_id: id, p_webhook: webhook, p_secret: secretOf('A') };
  expect((await db.call('create_webhook', args)).outcome).toBe('created');
  return id;
}

interface Row {
  id: string;
  message_id: string;
  type: string;
  status: string;
  attempts: number;
  payload: { type: string; timestamp: string; data: Record<string, unknown> };
  response: string | null;
  error: { code: string } | null;
}

const deliveries = (webhook: string) =>
  db.query<Row>('select * from public.webhook_deliveries where webhook_id = $1 order by created_at, type', [webhook]);
const delivery = async (id: string) =>
  (await db.query<Row>('select * from public.webhook_deliveries where id = $1', [id]))[0];
const calls = (answer: Answer) => answer.effects.filter(({ kind }) => kind === 'call_webhook');

const claim = (id: string, message = 'msg_1', retried = 0) =>
  db.call('claim_delivery', { p_delivery: id, p_message: message, p_retried: retried });
const settle = (id: string, attempt: number, answer: Record<string, unknown> = {}) =>
  db.call('settle_delivery', { p_delivery: id, p_attempt: attempt, p_answer: { http_status: 200, ms: 5, ...answer } });
const refused = (status = 500) => ({
  http_status: status,
  error: { code: 'http_error', detail: 'It broke.' },
  response: 'oops',
});

/** Somebody's webhook that is owed one delivery: of a document that they have just uploaded. */
async function owedOne(settings: Record<string, unknown> = {}) {
  const webhook = await aWebhook(ann, settings);
  const file = aFile('secret-plan.pdf');
  const { answer } = await submit(db, ann, [file]);
  const [owed] = await deliveries(webhook);
  if (!owed) throw new Error('nothing is owed');
  return { webhook, file, answer, id: owed.id, owed };
}

const minute = 60_000;

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

describe('a delivery', () => {
  test('is claimed by one message, with what to send and where to', async () => {
    const { id, owed } = await owedOne();
    expect(await claim(id)).toMatchObject({
      outcome: 'claimed',
      delivery: {
        id,
        attempt: 1,
        url: 'https://example.com/hook',
        message_id: owed.message_id,
        payload: owed.payload,
        secrets: [secretOf('A')],
      },
    });
    expect(await claim(id, 'msg_2')).toMatchObject({ outcome: 'early', retry_after_ms: expect.any(Number) });
    expect((await settle(id, 1)).outcome).toBe('delivered');
    expect((await claim(id, 'msg_2')).outcome).toBe('done');
    expect((await claim(crypto.randomUUID())).outcome).toBe('gone');
  });

  test('that fails waits longer each time, nine times in all, and then has failed', async () => {
    const { id } = await owedOne();
    const waits: number[] = [];
    for (let attempt = 1; ; attempt += 1) {
      expect((await claim(id, `msg_${attempt}`)).outcome).toBe('claimed');
      const answer = await settle(id, attempt, refused());
      if (answer.outcome !== 'retrying') {
        expect(answer).toMatchObject({
          outcome: 'failed',
          events: [{ type: 'webhook_failed', data: { attempts: 9 } }],
        });
        break;
      }
      const ms = Number(answer.retry_after_ms);
      waits.push(ms);
      expect((await claim(id, 'early')).outcome).toBe('early');
      await db.advance(ms);
    }
    const seconds = [5, 60, 300, 1800, 7200, 28_800, 72_000, 86_400];
    expect(waits).toHaveLength(seconds.length);
    for (const [index, wait] of waits.entries()) {
      expect(wait / 1000).toBeGreaterThanOrEqual(seconds[index] ?? 0);
      expect(wait / 1000).toBeLessThanOrEqual((seconds[index] ?? 0) * 1.06);
    }
    expect(await delivery(id)).toMatchObject({ status: 'failed', attempts: 9, response: 'oops' });
  });

  test('waits as long as its receiver asks for, a day at most', async () => {
    const { id } = await owedOne();
    await claim(id);
    expect((await settle(id, 1, { ...refused(429), retry_after_ms: 90_000 })).retry_after_ms).toBe(90_000);
    await db.advance(2 * minute);
    await claim(id);
    expect((await settle(id, 2, { ...refused(503), retry_after_ms: 1e12 })).retry_after_ms).toBe(86_400_000);
  });

  test('is taken over at once when its message comes back, and the mark of the one before is refused', async () => {
    const { id } = await owedOne();
    await claim(id, 'msg_1', 0);
    expect(await claim(id, 'msg_1', 1)).toMatchObject({ outcome: 'claimed', delivery: { attempt: 2 } });
    expect((await settle(id, 1)).outcome).toBe('lost');
    expect((await settle(id, 2)).outcome).toBe('delivered');
    expect((await settle(id, 2)).outcome).toBe('delivered');
  });

  test('is marked even after its lease, as long as nobody else has it', async () => {
    const { id } = await owedOne();
    await claim(id);
    await db.advance(10 * minute);
    await db.call('sweep', {});
    expect((await settle(id, 1)).outcome).toBe('delivered');
  });

  test('that kills its worker each time comes to an end', async () => {
    const { id } = await owedOne();
    for (let attempt = 0; attempt < 9; attempt += 1) {
      expect((await claim(id, 'msg_1', attempt)).outcome).toBe('claimed');
    }
    expect(await claim(id, 'msg_1', 9)).toMatchObject({ outcome: 'done', events: [{ type: 'webhook_failed' }] });
    expect((await delivery(id))?.error?.code).toBe('attempts_exhausted');
  });

  test('of which no message came is handed out by the sweep, again and again', async () => {
    const { id } = await owedOne();
    const swept = async () => calls(await db.call('sweep', {})).filter((effect) => effect.id === id);
    expect(await swept()).toEqual([]);
    await db.advance(2 * minute);
    const [first] = await swept();
    expect(await swept()).toEqual([]);
    await db.advance(11 * minute);
    const [second] = await swept();
    expect(first?.dedupe_key).not.toBe(second?.dedupe_key);
    await claim(id);
    expect(await swept()).toEqual([]);
    await db.advance(minute);
    expect(await swept()).toHaveLength(1);
  });

  test('is not handed out again while others take up all places of its webhook', async () => {
    const webhook = await aWebhook(ann);
    await submit(db, ann, [aFile(), aFile(), aFile(), aFile(), aFile()]);
    const [last, ...first] = (await deliveries(webhook)).map(({ id }) => id);
    await db.advance(2 * minute);
    for (const id of first) await claim(id, id);
    const handedOut = async () => calls(await db.call('sweep', {})).map(({ id }) => id);
    expect(await handedOut()).not.toContain(last);
    await settle(first[0] ?? '', 1);
    expect(await handedOut()).toContain(last);
  });

  test('is forgotten after 30 days', async () => {
    const { webhook } = await owedOne();
    await db.advance(29 * 24 * 60 * minute);
    await db.call('sweep', {});
    expect(await deliveries(webhook)).toHaveLength(1);
    await db.advance(2 * 24 * 60 * minute);
    await db.call('sweep', {});
    expect(await deliveries(webhook)).toEqual([]);
  });

  test('keeps nothing of a document that is erased', async () => {
    const { id, file } = await owedOne();
    await claim(id);
    await settle(id, 1, { ...refused(), response: 'cannot take secret-plan.pdf' });
    await db.call('delete_documents', { p_owner: ann.id, p_documents: [file.id], p_permanent: true });
    await claim(id, 'msg_2', 1);
    await db.advance(5000);
    await claim(id, 'msg_2', 1);
    await settle(id, 2, { ...refused(), response: 'still cannot take secret-plan.pdf' });
    const row = await delivery(id);
    expect(row?.attempts).toBe(2);
    expect(row?.payload.data).toMatchObject({ document_id: file.id });
    expect(JSON.stringify(row)).not.toContain('secret-plan');
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
