import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { type Answer, aFile, type Person, startDatabase, submit, type TestDatabase } from './database.ts';

// A database with somebody new for each test, who has webhooks.

export let db: TestDatabase;
export let ann: Person;

export function openDatabase(): void {
  beforeAll(async () => {
    db = await startDatabase();
  });
  beforeEach(async () => {
    ann = await db.person('ann');
  });
  afterAll(() => db.close());
}

/** A secret that is well formed and nothing else. */
export const secretOf = (letter: string) => `whsec_${letter.repeat(43)}=`;

/** Makes a webhook of theirs; answers its id. */
export async function aWebhook(owner: Person, settings: Record<string, unknown> = {}): Promise<string> {
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

/** All that a webhook was ever owed, oldest first. */
export const deliveries = (webhook: string) =>
  db.query<Row>('select * from public.webhook_deliveries where webhook_id = $1 order by created_at, type', [webhook]);
export const delivery = async (id: string) =>
  (await db.query<Row>('select * from public.webhook_deliveries where id = $1', [id]))[0];
/** What an answer hands out to be called. */
export const calls = (answer: Answer) => answer.effects.filter(({ kind }) => kind === 'call_webhook');

export const claim = (id: string, message = 'msg_1', retried = 0) =>
  db.call('claim_delivery', { p_delivery: id, p_message: message, p_retried: retried });
export const settle = (id: string, attempt: number, answer: Record<string, unknown> = {}) =>
  db.call('settle_delivery', { p_delivery: id, p_attempt: attempt, p_answer: { http_status: 200, ms: 5, ...answer } });
/** How a call went that came to nothing. */
export const refused = (status = 500) => ({
  http_status: status,
  error: { code: 'http_error', detail: 'It broke.' },
  response: 'oops',
});

/** Ann's webhook that is owed one delivery: of a document that she has just uploaded. */
export async function owedOne(settings: Record<string, unknown> = {}) {
  const webhook = await aWebhook(ann, settings);
  const file = aFile('secret-plan.pdf');
  const { answer } = await submit(db, ann, [file]);
  const [owed] = await deliveries(webhook);
  if (!owed) throw new Error('nothing is owed');
  return { webhook, file, answer, id: owed.id, owed };
}

export const minute = 60_000;
