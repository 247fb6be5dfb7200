import { describe, expect, test } from 'vitest';
import { aFile, submit } from './database.ts';
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
