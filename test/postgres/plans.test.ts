import { beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { fill, partialIndexes, tellPlans, wholeTables } from './plans.ts';
import { aFile, claim, fail, settle, submit } from './work.ts';
import { describe, useWorld } from './world.ts';

describe('on a real PostgreSQL, no statement reads a growing table as a whole', () => {
  const found = new Set<string>();
  let partial = new Set<string>();
  const world = useWorld(
    tellPlans((statement, plan) => {
      for (const table of wholeTables(plan, partial)) found.add(`${table}: ${statement}`);
    }),
  );
  beforeAll(async () => {
    partial = await partialIndexes(world);
    await fill(world);
  });
  beforeEach(() => found.clear());

  const restart = (actor: string, owner: string | null, selection: unknown, reason: string) =>
    world.call('restart_documents', { p_actor: actor, p_owner: owner, p_selection: selection, p_reason: reason });

  test('when documents are submitted', async () => {
    await submit(world, await world.person(), [aFile(), aFile('twice'), aFile('twice')]);
    expect([...found]).toEqual([]);
  });

  test('when jobs are claimed, failed, settled and canceled, and mails are done', async () => {
    const owner = await world.person();
    const [first, second, third] = [aFile(), aFile(), aFile()];
    await submit(world, owner, [first, second, third]);
    await settle(world, first.job_id, (await claim(world, first.job_id)).fence);
    await fail(world, second.job_id, (await claim(world, second.job_id)).fence, false);
    const { effects } = await world.call('cancel_jobs', { p_owner: owner, p_jobs: [third.job_id] });
    await world.call('finish_effects', { p_results: effects.map(({ id }) => ({ id, outcome: 'done', answer: {} })) });
    expect([...found]).toEqual([]);
  });

  test('when documents are deleted for good', async () => {
    const owner = await world.person();
    const files = [aFile(), aFile()];
    await submit(world, owner, files);
    const ids = files.map(({ id }) => id);
    await world.call('delete_documents', { p_owner: owner, p_documents: ids, p_permanent: true });
    expect([...found]).toEqual([]);
  });

  test('when fields are reviewed, and many documents moved and deleted', async () => {
    const owner = await world.person();
    const files = [aFile(), aFile()];
    await submit(world, owner, files);
    for (const { job_id } of files) await settle(world, job_id, (await claim(world, job_id)).fence);
    found.clear();
    const fields = [{ name: 'total', action: 'correct', value: 13 }];
    const review = { p_owner: owner, p_actor: owner, p_document: files[0]?.id, p_changes: { fields }, p_names: {} };
    expect(await world.call('review_fields', review)).toMatchObject({ outcome: 'reviewed' });
    const selection = { p_owner: owner, p_selection: { filter: { q: 'invoice' } } };
    expect(await world.call('move_selected', { ...selection, p_folder: null })).toMatchObject({ outcome: 'moved' });
    expect(await world.call('delete_selected', selection)).toMatchObject({ count: 2 });
    expect([...found]).toEqual([]);
  });

  test('when documents are processed anew, and an outage is redriven', async () => {
    const owner = await world.person();
    await world.query("insert into public.roles (user_id, role) values ($1, 'operator')", [owner]);
    const [good, bad] = [aFile(), aFile()];
    await submit(world, owner, [good, bad]);
    await settle(world, good.job_id, (await claim(world, good.job_id)).fence);
    await fail(world, bad.job_id, (await claim(world, bad.job_id)).fence, false);
    found.clear();
    await restart(owner, owner, { ids: [good.id] }, 'reprocess');
    const fingerprint = 'extract_text/engine_down';
    expect(await restart(owner, null, { filter: { fingerprint } }, 'redrive')).toMatchObject({ outcome: 'restarted' });
    expect([...found]).toEqual([]);
  });

  test('when digests are planned, and their mails leased, marked and heard of', async () => {
    const owner = await world.person();
    await world.call('save_settings', { p_owner: owner, p_changes: { digest_frequency: 'daily', digest_hour: 0 } });
    const file = aFile();
    await submit(world, owner, [file]);
    await settle(world, file.job_id, (await claim(world, file.job_id)).fence);
    await world.advance(24 * 3_600_000);
    found.clear();
    expect(await world.call('plan_digests', {})).toMatchObject({ planned: 1 });
    const { mails } = await world.call('lease_mails', {});
    const ids = (mails as { id: string }[]).map(({ id }) => id);
    expect(ids).toHaveLength(1);
    const events = ids.map((id) => ({ id, effect_id: id, type: 'delivered', at: '2030-01-01', permanent: false }));
    await world.call('record_mail_events', { p_events: events });
    await world.call('finish_effects', { p_results: ids.map((id) => ({ id, outcome: 'done' })) });
    expect([...found]).toEqual([]);
  });

  test('when webhooks are told, marked, tested and listed', async () => {
    const owner = await world.person();
    const webhook = crypto.randomUUID();
    const settings = { url: 'https://example.com', description: null, event_types: null };
    const secret = `whsec_${'A'.repeat(43)}=`;
    const args = { p_owner: owner, p_id: webhook };
    await world.call('create_webhook', { ...args, p_webhook: settings, p_secret: secret });
    const { effects } = await submit(world, owner, [aFile(), aFile()]);
    const owed = effects.filter(({ kind }) => kind === 'call_webhook').map(({ id }) => ({ p_delivery: id }));
    expect(owed).toHaveLength(2);
    const failure = { http_status: 500, error: { code: 'http_error', detail: 'It broke.' } };
    for (const delivery of owed) {
      await world.call('claim_delivery', { ...delivery, p_message: 'msg_1', p_retried: 0 });
      await world.call('settle_delivery', { ...delivery, p_attempt: 1, p_answer: failure });
    }
    await world.call('test_webhook', args);
    await world.read(owner, 'list_webhooks', {}, z.unknown());
    await world.read(owner, 'list_webhook_deliveries', { p_webhook: webhook }, z.unknown());
    await world.advance(120_000);
    await world.call('sweep', {});
    await world.call('update_webhook', { ...args, p_changes: { enabled: false } });
    await world.call('replay_delivery', { p_owner: owner, p_webhook: webhook, p_delivery: owed[0]?.p_delivery });
    await world.call('delete_webhook', args);
    expect([...found]).toEqual([]);
  });

  test('when the minute’s sweep runs, with and without work', async () => {
    const files = [aFile(), aFile()];
    await submit(world, await world.person(), files);
    await claim(world, files[0]?.job_id ?? '');
    await world.call('sweep', {});
    await world.advance(120_000);
    await world.call('sweep', {});
    expect([...found]).toEqual([]);
  });
});
