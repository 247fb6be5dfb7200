import { aFile, submit } from '../work.ts';
import { type Act, day, minute, processed } from './stage.ts';

const since = '2030-01-01T00:00:00Z';

/** What people are told: in the app, by mail, in digests and on their live page. */
export const notifications: Act = async (stage) => {
  const { world, ann, operator, call, read } = stage;
  await call('save_settings', {
    p_owner: ann,
    p_changes: { digest_frequency: 'daily', digest_hour: 9, email_enabled: true },
  });
  const [paper] = [await processed(stage), await processed(stage)];
  await world.query("update public.people set digest_hour = extract(hour from private.now() at time zone 'UTC')::int");
  await read({ preview_digest: {} });
  await world.advance(day);
  await call('set_mail_quota', { p_actor: operator, p_daily: 100 });
  await call('plan_digests', { p_dry_run: true });
  await call('plan_digests');
  await call('delete_documents', { p_owner: ann, p_documents: [paper.id] });
  const { mails } = await call('lease_mails');
  const ids = (mails as { id: string }[]).map(({ id }) => id);
  await call('record_mail_events', {
    p_events: ids.map((id) => ({ id, effect_id: id, type: 'delivered', at: since, permanent: false })),
  });
  await call('finish_effects', { p_results: ids.map((id) => ({ id, outcome: 'retry', answer: { reason: 'busy' } })) });
  await call('request_test_mail', { p_owner: ann, p_id: crypto.randomUUID() });
  const address = { p_actor: operator, p_email: `${ann}@example.com` };
  await call('suppress_address', { ...address, p_note: 'They asked.' });
  await call('release_address', address);
  await call('list_suppressions', { p_actor: operator });
  await call('unsubscribe', { p_owner: ann, p_list: 'digest' });
  await call('get_preferences', { p_owner: ann });
  await call('set_mail_quota', { p_actor: operator, p_daily: null });
  await read({
    list_notifications: {},
    list_events: {},
    follow_log: { p_after: 0 },
    get_snapshot: {},
  });
  const own = await world.query<{ id: string }>('select id from public.notifications where owner = $1', [ann]);
  const p_ids = own.map(({ id }) => id);
  await call('read_notifications', { p_owner: ann, p_ids });
  await call('delete_notifications', { p_owner: ann, p_ids });
};

/** Webhooks and API keys: whatever other programs hold. */
export const programs: Act = async (stage) => {
  const { world, ann, call, read } = stage;
  const webhook = { p_owner: ann, p_id: crypto.randomUUID() };
  const secret = `whsec_${'A'.repeat(43)}=`;
  const settings = { url: 'https://example.com/hook', description: null, event_types: null };
  await call('create_webhook', { ...webhook, p_webhook: settings, p_secret: secret });
  await call('rotate_webhook_secret', { ...webhook, p_secret: secret, p_grace_seconds: 60 });
  await call('test_webhook', webhook);
  const { effects } = await submit(world, ann, [aFile(), aFile()]);
  const [told, gone] = effects.filter(({ kind }) => kind === 'call_webhook').map(({ id }) => id);
  const answer = (http_status: number) => ({
    http_status,
    error: http_status === 200 ? null : { code: 'http_error', detail: 'It broke.' },
  });
  for (const [id, status] of [
    [told, 500],
    [gone, 410],
  ] as const) {
    await call('claim_delivery', { p_delivery: id, p_message: 'msg_1', p_retried: 0 });
    await call('settle_delivery', { p_delivery: id, p_attempt: 1, p_answer: answer(status) });
  }
  await call('update_webhook', { ...webhook, p_changes: { enabled: true, event_types: ['document.processed'] } });
  await call('replay_delivery', { p_owner: ann, p_webhook: webhook.p_id, p_delivery: gone });
  await world.advance(10 * minute);
  await call('sweep');
  await read({ list_webhooks: {}, list_webhook_deliveries: { p_webhook: webhook.p_id }, list_api_keys: {} });
  await call('delete_webhook', webhook);

  const key = { p_prefix: 'dk_0000000000', p_hash: 'a'.repeat(64) };
  const made = {
    p_owner: ann,
    p_id: crypto.randomUUID(),
    p_name: 'A',
    ...key,
    p_scopes: ['documents:read'],
    p_days: 90,
  };
  await call('make_api_key', made);
  await call('use_api_key', key);
  const own = { p_owner: ann, p_key: made.p_id };
  await call('rotate_api_key', { ...own, p_hash: 'b'.repeat(64), p_grace_seconds: 60 });
  await call('revoke_api_key', own);
  await read({ list_api_keys: {} });
};
