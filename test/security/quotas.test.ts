import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  aFile,
  claim,
  type Person,
  results,
  settle,
  startDatabase,
  submit,
  type TestDatabase,
} from '../database/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await startDatabase();
});
afterAll(() => db.close());

const nobody = { files_per_day: null, bytes_stored: null, pages_per_month: null, mails_per_day: null };
const files = (count: number) => Array.from({ length: count }, () => aFile());
const problems = ({ errors }: Answer) => errors as { code: string; index: number; detail: string; quota: unknown }[];
const taken = ({ documents }: Answer) => (documents as unknown[]).length;

async function quotasOf({ client }: Person) {
  const { data } = await client.rpc('get_account');
  return data.quotas as { name: string; used: number; limit: number; resets_at: string | null }[];
}

/** Submits a file and runs its job to the end, with so many pages. */
async function read(person: Person, quotas: object, pages = 1): Promise<Answer> {
  const file = aFile();
  await submit(db, person, [file], { quotas });
  const { fence } = await claim(db, file.job_id);
  const found = results();
  const page = { text: 'Hello', source: 'text', confidence: null, lines: [] };
  return settle(db, file.job_id, fence, {
    ...found,
    pages: Array.from({ length: pages }, (_, index) => ({ ...page, number: index + 1 })),
  });
}

describe('files a day', () => {
  const quotas = { ...nobody, files_per_day: 3 };

  test('check 9: those beyond the quota are refused one by one, with what is used, the limit and when it begins anew', async () => {
    const ann = await db.person('ann');
    await submit(db, ann, files(2), { quotas });
    const beyond = files(3);
    const { answer } = await submit(db, ann, beyond, { quotas });
    expect(taken(answer)).toBe(1);
    expect(problems(answer).map(({ index, code }) => [index, code])).toEqual([
      [1, 'quota_exceeded'],
      [2, 'quota_exceeded'],
    ]);
    expect(problems(answer)[0]?.quota).toMatchObject({ name: 'files_per_day', used: 3, limit: 3 });
    expect(problems(answer)[0]?.detail).toMatch(/^3 of 3 files of today are taken; .* 00:00 UTC on\.$/);
    const removed = answer.effects
      .filter(({ kind }) => kind === 'delete_objects')
      .flatMap(({ payload }) => payload.keys);
    expect(removed).toEqual(beyond.slice(1).map(({ id }) => `${ann.id}/${id}`));
    expect(await quotasOf(ann)).toMatchObject([{ name: 'files_per_day', used: 3, limit: 3 }]);
  });

  test('check 9: asking many times at once gets nobody more', async () => {
    const ann = await db.person('ann');
    const answers = await Promise.all(files(8).map((file) => submit(db, ann, [file], { quotas })));
    expect(answers.filter(({ answer }) => taken(answer) === 1)).toHaveLength(3);
  });

  test('check 9: erasing what was sent gives nothing back, and a copy takes nothing', async () => {
    const ann = await db.person('ann');
    const [first, ...others] = files(3);
    if (!first) throw new Error('no file');
    await submit(db, ann, [first, ...others], { quotas });
    await db.query('delete from public.documents where owner = $1 and id <> $2', [ann.id, first.id]);
    expect(problems((await submit(db, ann, files(1), { quotas })).answer)).toMatchObject([{ code: 'quota_exceeded' }]);
    const copy = { ...aFile(), sha256: first.sha256 };
    expect((await submit(db, ann, [copy], { quotas })).answer.documents).toMatchObject([{ duplicate_of: first.id }]);
  });

  test('check 9: uploads that are announced count before they come', async () => {
    const ann = await db.person('ann');
    const announce = (count: number) =>
      db.call('open_uploads', {
        p_owner: ann.id,
        p_uploads: files(count).map(({ id, filename }) => ({ id, filename, size_in_bytes: 10 })),
        p_quotas: quotas,
      });
    expect((await announce(2)).outcome).toBe('opened');
    expect(await announce(2)).toMatchObject({ outcome: 'quota_exceeded', quota: { name: 'files_per_day', used: 2 } });
    expect((await announce(1)).outcome).toBe('opened');
  });

  test('check 9: a person may be granted another quota, and others are not touched by it', async () => {
    const [ann, bob] = [await db.person('ann'), await db.person('bob')];
    await db.query('insert into private.quotas (person, files_per_day) values ($1, 5)', [ann.id]);
    expect(taken((await submit(db, ann, files(6), { quotas })).answer)).toBe(5);
    expect(taken((await submit(db, bob, files(6), { quotas })).answer)).toBe(3);
  });
});

test('check 9: bytes that are stored have an end, deleted ones counted until they are erased', async () => {
  const ann = await db.person('ann');
  const quotas = { ...nobody, bytes_stored: 100 };
  expect(taken((await submit(db, ann, files(2), { quotas })).answer)).toBe(2);
  await db.query('update public.documents set deleted_at = private.now() where owner = $1', [ann.id]);
  const { answer } = await submit(db, ann, files(1), { quotas });
  expect(problems(answer)).toMatchObject([
    { code: 'quota_exceeded', quota: { name: 'bytes_stored', used: 84, limit: 100, resets_at: null } },
  ]);
  await db.query('delete from public.documents where owner = $1', [ann.id]);
  expect(taken((await submit(db, ann, files(1), { quotas })).answer)).toBe(1);
});

test('check 9: pages of a month have an end: what was accepted is read, and nothing more is', async () => {
  const ann = await db.person('ann');
  const quotas = { ...nobody, pages_per_month: 5 };
  await read(ann, quotas, 3);
  expect((await read(ann, quotas, 4)).outcome).toBe('completed');
  const { answer } = await submit(db, ann, files(1), { quotas });
  expect(problems(answer)).toMatchObject([{ quota: { name: 'pages_per_month', used: 7, limit: 5 } }]);
});

test('check 9: of one person only a window of jobs is published at a time, however many wait', async () => {
  const ann = await db.person('ann');
  const { answer } = await submit(db, ann, files(20), { quotas: nobody, queue: 'bulk' });
  const [queue] = await db.query<{ owner_window: number }>(
    "select owner_window from public.queues where name = 'bulk'",
  );
  const published = answer.effects.filter(({ kind }) => kind === 'run_job').length;
  expect(published).toBe(queue?.owner_window);
  expect(published).toBeLessThan(20);
});

describe('mails a day', () => {
  const quotas = { ...nobody, mails_per_day: 2 };
  const mailsOf = (person: Person) =>
    db.query<{ category: string; status: string; is_later: boolean }>(
      "select category, status, run_at >= private.next_quota() as is_later from public.outbox where owner = $1 and kind = 'send_mail'",
      [person.id],
    );

  test('check 50: those beyond the quota wait for the next day, and none is lost', async () => {
    const ann = await db.person('ann');
    const sent = [];
    for (let done = 0; done < 4; done++)
      sent.push((await read(ann, quotas)).effects.filter(({ kind }) => kind === 'send_mail').length);
    expect(sent).toEqual([1, 1, 0, 0]);
    expect((await mailsOf(ann)).filter(({ status, is_later }) => status === 'owed' && is_later)).toHaveLength(2);
    expect(await quotasOf(ann)).toMatchObject([{ name: 'mails_per_day', used: 2, limit: 2 }]);
    const leaving = await db.query<{ id: string }>(
      "select id from public.outbox where owner = $1 and status = 'sending'",
      [ann.id],
    );
    await db.call('finish_effects', { p_results: leaving.map(({ id }) => ({ id, outcome: 'done' })) });
    await db.advance(24 * 60 * 60_000);
    const swept = await db.call('sweep', {});
    const mails = swept.effects.filter(({ kind }) => kind === 'send_mail');
    expect(mails.filter(({ payload }) => (payload.to as { email: string }).email === ann.email)).toHaveLength(2);
  });

  test('check 50: a digest is one of them, and waits for the next day with what it says', async () => {
    const [ann, bob] = [await db.person('ann'), await db.person('bob')];
    await read(ann, quotas);
    await read(ann, quotas);
    await read(bob, quotas);
    await db.query("update public.people set digest_frequency = 'daily' where id = any ($1)", [[ann.id, bob.id]]);
    for (const { id } of [ann, bob])
      await db.query(
        `insert into public.outbox (owner, kind, category, dedupe_key, bulk, payload, status)
         values ($1, 'send_mail', 'digest', $2, true, '{"template": "test", "to": {}}', 'owed')`,
        [id, `mail:digest:${id}:today`],
      );
    const { mails } = await db.call('lease_mails', {});
    expect((mails as { owner: string }[]).map(({ owner }) => owner)).toEqual([bob.id]);
    const digest = (await mailsOf(ann)).find(({ category }) => category === 'digest');
    expect(digest).toMatchObject({ status: 'owed', is_later: true });
  });

  test('check 50: a mail goes to the address of its account alone, and to none that bounced', async () => {
    const ann = await db.person('ann');
    const mail = (await read(ann, nobody)).effects.find(({ kind }) => kind === 'send_mail');
    expect(mail?.payload.to).toMatchObject({ email: ann.email });
    const bounce = { id: 'event-1', effect_id: mail?.id, type: 'bounced', at: '2026-11-22T10:00:00Z', permanent: true };
    await db.call('record_mail_events', { p_events: [{ ...bounce, reason: null, email: ann.email }] });
    expect((await read(ann, nobody)).effects.filter(({ kind }) => kind === 'send_mail')).toEqual([]);
    expect(await mailsOf(ann)).toHaveLength(1);
  });
});
