import { expect, test } from 'vitest';
import { claim as claimJob, settle as settleJob } from '../database/database.ts';
import { ann, calls, claim, db, openDatabase, owedOne, settle } from '../database/listening.ts';

// A signed message is good for minutes, and may come again within them, by the broker's doing or a stranger's.

openDatabase();

/** All that a message could have had an effect on: jobs, results, mails, calls of webhooks, events. */
const everything = async () => {
  const tables = ['jobs', 'documents', 'stage_results', 'pages', 'outbox', 'webhook_deliveries', 'notifications'];
  const rows = tables.map((table) => db.query(`select to_jsonb(t) as row from public.${table} t order by t::text`));
  return [await Promise.all(rows), await db.query('select owner, cursor from public.events order by 1, 2')];
};

const nothing = { effects: [], events: [] };

test('check 27: the message of a job that comes again while it runs, or when it is over, changes nothing', async () => {
  const { file } = await owedOne();
  const { fence } = await claimJob(db, file.job_id);
  const running = await everything();
  for (const message of ['msg_1', 'msg_of_a_stranger'])
    expect(await claimJob(db, file.job_id, message)).toMatchObject({ outcome: 'busy', ...nothing });
  expect(await everything()).toEqual(running);

  expect((await settleJob(db, file.job_id, fence)).outcome).toBe('completed');
  const over = await everything();
  for (const retried of [0, 1, 6])
    expect(await claimJob(db, file.job_id, 'msg_1', retried)).toMatchObject({ outcome: 'done', ...nothing });
  expect(await settleJob(db, file.job_id, Number(fence) + 1)).toMatchObject({ outcome: 'lost', ...nothing });
  expect(await everything()).toEqual(over);
});

test('check 27: the message of a call that comes again while it is made, or when it is over, makes no second one', async () => {
  const { id, answer } = await owedOne();
  expect(calls(answer)).toHaveLength(1);
  expect((await claim(id)).outcome).toBe('claimed');
  const called = await everything();
  for (const message of ['msg_1', 'msg_of_a_stranger'])
    expect(await claim(id, message)).toMatchObject({ outcome: 'early', ...nothing });
  expect(await everything()).toEqual(called);

  expect((await settle(id, 1)).outcome).toBe('delivered');
  const over = await everything();
  for (const retried of [0, 1, 6])
    expect(await claim(id, 'msg_1', retried)).toMatchObject({ outcome: 'done', ...nothing });
  expect(await everything()).toEqual(over);
});

test('check 27: a message for all mails that comes again leases none of them again', async () => {
  const { file } = await owedOne();
  const { fence } = await claimJob(db, file.job_id);
  await settleJob(db, file.job_id, fence);
  await db.query("update public.outbox set bulk = true, status = 'owed' where kind = 'send_mail' and owner = $1", [
    ann.id,
  ]);
  const { mails } = await db.call('lease_mails', {});
  expect(mails).toHaveLength(1);
  const leased = await everything();
  expect((await db.call('lease_mails', {})).mails).toEqual([]);
  expect(await everything()).toEqual(leased);
});
