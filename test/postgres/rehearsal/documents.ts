import { aFile, type File, fail, settle, submit } from '../work.ts';
import { type Act, anew, processed, running, type Stage } from './stage.ts';

/** What the Storage API keeps of a file that was sent to it. */
const store = ({ world, ann }: Stage, { id, size_in_bytes }: File) =>
  world.query("insert into storage.objects (bucket_id, name, metadata) values ('documents', $1, $2)", [
    `${ann}/${id}`,
    { size: size_in_bytes },
  ]);

/** Files in every way they come, within quotas and beyond them. */
export const uploads: Act = async (stage) => {
  const { world, ann, call } = stage;
  const [direct, whole, over] = [aFile(), aFile(), aFile()];
  const deployment = { files_per_day: 1000, bytes_per_day: null, pages_per_day: null };
  const none = { files_per_day: null, bytes_stored: null, pages_per_month: null, mails_per_day: null, deployment };
  const full = { ...none, files_per_day: 0 };
  const generous = { ...none, files_per_day: 1000, pages_per_month: 1000, mails_per_day: 1000 };
  const open = (quotas: object, file: File) =>
    call('open_uploads', { p_owner: ann, p_uploads: [file], p_quotas: quotas });
  await open(full, over);
  await open({ ...none, deployment: { ...deployment, files_per_day: 0 } }, over);
  await submit(world, ann, [over]);
  await open(generous, direct);
  await store(stage, direct);
  await submit(world, ann, [Object.assign({ upload_id: direct.id }, direct)]);
  await store(stage, whole);
  const key = { idempotency_key: 'once', request_hash: 'a' };
  for (const request_hash of ['a', 'a', 'b']) await submit(world, ann, [whole], { ...key, request_hash });
  await submit(world, ann, [aFile('twice'), aFile('twice')]);
  await call('delete_documents', { p_owner: ann, p_documents: [direct.id], p_permanent: true });
};

/** Runs that end in every way, and start anew. */
export const runs: Act = async (stage) => {
  const { world, ann, operator, call, read } = stage;
  const [done, failing, late, canceled] = [
    await processed(stage),
    await running(stage),
    await running(stage),
    await running(stage),
  ];
  await fail(world, failing.file.job_id, failing.fence, true);
  const progress = { p_results: {}, p_cursor: {}, p_progress: 50, p_continue: true };
  await call('checkpoint_job', { p_job: late.file.job_id, p_fence: late.fence, ...progress });
  await call('cancel_jobs', { p_owner: ann, p_jobs: [canceled.file.job_id] });
  const restart = { p_actor: ann, p_owner: ann, p_selection: { ids: [done.id] }, p_reason: 'reprocess' };
  await call('restart_documents', { ...restart, p_rate_per_minute: 60, p_preview: true });
  await call('restart_documents', restart);
  const { job, answer } = await anew(stage, done.id);
  for (const fence of [answer.fence, answer.fence]) await settle(world, job, fence);
  await call('restart_documents', {
    p_actor: operator,
    p_owner: null,
    p_selection: { filter: {} },
    p_reason: 'redrive',
  });
  await call('record_accesses', { p_action: 'opened', p_documents: [done.id], p_owner: ann });
  const document = { p_document: done.id };
  await read({
    get_document: document,
    get_status: document,
    get_text: document,
    get_timeline: document,
    list_accesses: document,
    get_job: { p_job: done.job_id },
    get_batch: { p_batch: crypto.randomUUID() },
    list_documents: { p_limit: 1, p_filter: { q: 'invoice' }, p_count: true },
    summarize_documents: {},
    get_account: {},
    get_settings: {},
  });
  await call('delete_documents', { p_owner: ann, p_documents: [done.id], p_permanent: true });
};

/** Folders, and many documents moved, deleted and restored in one call. */
export const folders: Act = async (stage) => {
  const { ann, call, read } = stage;
  const [file, folder] = [await processed(stage), crypto.randomUUID()];
  const chosen = { p_owner: ann, p_selection: { ids: [file.id] } };
  await call('save_folder', { p_owner: ann, p_id: folder, p_name: 'Taxes' });
  await call('move_selected', { ...chosen, p_folder: folder });
  await call('delete_selected', chosen);
  await call('restore_documents', { p_owner: ann, p_documents: [file.id] });
  await read({ list_folders: {} });
  await call('delete_folder', { p_owner: ann, p_id: folder });
};
