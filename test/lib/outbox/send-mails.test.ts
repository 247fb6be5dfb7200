import { expect, test } from 'vitest';
import type { Context } from '../../../lib/context.ts';
import { createLog } from '../../../lib/log.ts';
import { sendMails } from '../../../lib/outbox/send-mails.ts';
import type { BulkMail, MailOutcome } from '../../../lib/ports/mails.ts';
import type { Commit } from '../../../lib/ports.ts';
import { aDigest } from '../notifications/samples.ts';
import { site } from '../notifications/site.ts';

type Mail = Record<string, unknown> & { id: string };

const aMail = (changes: Record<string, unknown> = {}): Mail => ({
  id: crypto.randomUUID(),
  kind: 'send_mail',
  dedupe_key: `mail:digest:${crypto.randomUUID()}`,
  owner: crypto.randomUUID(),
  payload: aDigest(),
  is_second_try: false,
  ...changes,
});

const accepted: MailOutcome = { outcome: 'accepted', message_id: 'm' };

interface Around {
  answer?: (index: number) => MailOutcome;
  taken?: Set<string> | null;
  mailsAreOff?: boolean;
  marksAreLost?: boolean;
}

/** Sends these mails; answers what the mailer was given, what was marked and what was kept as receipts. */
async function sending(mails: Mail[], around: Around = {}) {
  const { answer = () => accepted, taken = new Set<string>() } = around;
  const given: BulkMail[] = [];
  const marked: Record<string, Record<string, unknown>> = {};
  const kept: string[] = [];
  const commit = async (name: string, args: Record<string, unknown>): Promise<unknown> => {
    if (name === 'lease_mails') return { outcome: 'leased', mails, effects: [], events: [] };
    if (around.marksAreLost) throw new Error('the database is away');
    for (const { id, ...result } of args.p_results as Mail[]) marked[id] = result;
    return { outcome: 'finished', effects: [], events: [] };
  };
  const ctx = {
    ...site,
    log: createLog({}, () => {}),
    database: { commit: commit as <T>() => Promise<Commit<T>> },
    receipts: { keep: async (ids: string[]) => void kept.push(...ids), find: async () => taken },
    live: { ring: async () => {} },
    mailer: around.mailsAreOff
      ? null
      : {
          sendMany: async (bulk: BulkMail) => {
            given.push(bulk);
            return bulk.recipients.map((_, index) => answer(index));
          },
        },
  };
  await sendMails(ctx as unknown as Context);
  return {
    given,
    marked,
    kept,
    sentTo: given.flatMap(({ recipients }) => recipients.map(({ effect_id }) => effect_id)),
  };
}

test('mails of one category leave in one call and are marked in one', async () => {
  const mails = [aMail(), aMail(), aMail()];
  const { given, marked } = await sending(mails);
  expect(given.map(({ recipients }) => recipients.length)).toEqual([3]);
  expect(Object.values(marked).map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
});

test('each mail ends as the vendor said of it', async () => {
  const mails = [aMail(), aMail(), aMail(), aMail()];
  const answers: MailOutcome[] = [
    accepted,
    { outcome: 'refused', reason: 'no such address', permanent: true, retry_after_ms: null },
    { outcome: 'refused', reason: 'too many requests', permanent: false, retry_after_ms: 90_000.4 },
    { outcome: 'unknown', reason: 'no answer' },
  ];
  const { marked } = await sending(mails, { answer: (index) => answers[index] ?? accepted });
  expect(mails.map(({ id }) => marked[id]?.outcome)).toEqual(['done', 'failed', 'retry', undefined]);
  expect(marked[mails[2]?.id ?? '']).toMatchObject({ retry_after_ms: 90_001 });
});

test('one that nobody can read does not keep the others', async () => {
  const mails = [aMail(), aMail({ payload: { template: 'digest', to: null } }), aMail()];
  const { marked, sentTo } = await sending(mails);
  expect(sentTo).toEqual([mails[0]?.id, mails[2]?.id]);
  expect(mails.map(({ id }) => marked[id]?.outcome)).toEqual(['done', 'failed', 'done']);
});

test('a second try asks for receipts first, and sends only what was never taken', async () => {
  const mails = [aMail({ is_second_try: true }), aMail({ is_second_try: true }), aMail()];
  const { marked, sentTo } = await sending(mails, { taken: new Set([mails[0]?.id ?? '']) });
  expect(sentTo).toEqual([mails[1]?.id, mails[2]?.id]);
  expect(mails.map(({ id }) => marked[id]?.outcome)).toEqual(['done', 'done', 'done']);
});

test('a second try sends nothing while nobody can tell what was taken', async () => {
  const mails = [aMail({ is_second_try: true }), aMail()];
  const { marked, sentTo } = await sending(mails, { taken: null });
  expect(sentTo).toEqual([mails[1]?.id]);
  expect(mails.map(({ id }) => marked[id]?.outcome)).toEqual([undefined, 'done']);
});

test('mails whose marks were lost leave receipts', async () => {
  const mails = [aMail(), aMail()];
  const refused: MailOutcome = { outcome: 'refused', reason: 'no', permanent: true, retry_after_ms: null };
  const { kept } = await sending(mails, {
    marksAreLost: true,
    answer: (index) => (index === 0 ? accepted : refused),
  });
  expect(kept).toEqual([mails[0]?.id]);
});

test('mails come to nothing where no mail account is configured', async () => {
  const mails = [aMail()];
  const { marked } = await sending(mails, { mailsAreOff: true });
  expect(marked[mails[0]?.id ?? '']).toMatchObject({
    outcome: 'failed',
    answer: { reason: expect.stringContaining('mails are off') },
  });
});
