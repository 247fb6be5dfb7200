import { aFile, claim, submit } from '../work.ts';
import { type Act, day, minute, processed, running } from './stage.ts';

/** What operators see and do, the minute's sweep, and what it tells when something stands still. */
export const operations: Act = async (stage) => {
  const { world, ann, operator, call } = stage;
  const as = (name: string, args: Record<string, unknown> = {}) => call(name, { p_actor: operator, ...args });
  await as('set_queue_paused', { p_queue: 'bulk', p_paused: true });
  await submit(world, ann, [aFile()], { queue: 'bulk' });
  await as('set_queue_paused', { p_queue: 'bulk', p_paused: false });
  await as('set_budget', { p_daily_micro_usd: 1_000_000 });
  const { file, fence } = await running(stage);
  const error = { code: 'engine_down', stage: 'classify', engine: null, detail: 'It broke.', retryable: false };
  await call('fail_job', { p_job: file.job_id, p_fence: fence, p_error: error });
  const abandoned = aFile();
  await submit(world, ann, [abandoned]);
  for (let tries = 1; tries <= 5; tries += 1) {
    await claim(world, abandoned.job_id, `msg_${tries}`);
    await world.advance(2 * minute);
    await call('sweep');
  }
  await claim(world, abandoned.job_id, 'msg_6');
  await submit(world, ann, [aFile()]);
  await call('watch_cron');
  await world.advance(30 * minute);
  await call('watch_cron');
  await call('sweep');
  for (const name of ['queue_report', 'list_failures', 'list_failed_jobs', 'list_overdue', 'list_audit', 'list_alerts'])
    await as(name);
  for (const by of ['day', 'operation', 'document']) await as('usage_report', { p_by: by });
  await as('report_history');
  await as('metrics_report');
  await as('start_run', { p_run: 'digests', p_dry_run: true });
  await as('start_run', { p_run: 'matching', p_dry_run: false });
  await as('set_budget', { p_daily_micro_usd: null });
  for (const name of ['heartbeat', 'deployment']) await world.ask(name);
  await call('count_dropped_spans', { p_spans: 3 });
};

/** Rules of how long things are kept, the archive of everything, and the end of an account. */
export const leaving: Act = async (stage) => {
  const { world, ann, call, read } = stage;
  await processed(stage);
  const rules = [{ category: 'invoice', folder_id: null, days: 30 }];
  await read({ preview_retention: { p_rules: rules } });
  await call('set_retention', { p_owner: ann, p_rules: rules });
  await world.query("insert into storage.objects (bucket_id, name) values ('documents', 'nobody/nothing')");
  await world.advance(40 * day);
  await call('sweep');
  const kept = await processed(stage);
  await read({
    export_columns: { p_selection: {} },
    export_documents: { p_selection: {} },
    export_part: {},
    export_rows: { p_table: 'events' },
    export_whole: { p_ids: [kept.id] },
  });
  const { effects } = await call('erase_account', { p_owner: ann, p_confirm: `${ann}@example.com` });
  const [owed] = effects;
  await call('erase_more', { p_effect: owed?.id });
  await world.query('delete from auth.users where id = $1', [ann]);
  await call('finish_effects', { p_results: [{ id: owed?.id, outcome: 'done' }] });
};
