import * as z from 'zod';
import { everybody, model } from './matching.ts';
import type { Dice } from './storm.ts';
import { aFile, claim, fail, results, settle, submit } from './work.ts';
import { type Answer, hasVectors, type World } from './world.ts';

/** What the callers of a mix know of each other. */
export interface Mix {
  operator: string;
  /** Who has an account now, and who had one. */
  owners: string[];
  gone: string[];
  jobs: { job: string; document: string; owner: string }[];
  runs: { job: string; fence: unknown }[];
  mails: string[];
  /** New files that were accepted, and places for files that were given. */
  taken: number;
}

type Action = (world: World, mix: Mix, dice: Dice) => Promise<unknown>;

/** Tight enough that some are turned away. */
export const quotas = {
  files_per_day: 60,
  bytes_stored: 42 * 80,
  pages_per_month: 50,
  mails_per_day: 20,
  deployment: { files_per_day: 100_000, bytes_per_day: null, pages_per_day: null },
};

const vector = JSON.stringify(everybody);
const passage = { page: 1, place: 1, heading: null, text: 'Hello', from: 0, to: 5, language: 'en' };
const found = {
  ...results,
  passages: [passage],
  index: { cutter: 'c1', ...(hasVectors && { model, vectors: [{ page: 1, place: 1, embedding: vector }] }) },
};

const an = (mix: Mix, dice: Dice) => dice.pick(mix.owners) ?? '';

/** Some documents of one person. */
function some(mix: Mix, dice: Dice) {
  const owner = an(mix, dice);
  const own = mix.jobs.filter((entry) => entry.owner === owner).slice(-40);
  const chosen = Array.from({ length: 1 + dice.roll(6) }, () => dice.pick(own)).filter((entry) => entry !== undefined);
  return { owner, ids: chosen.map(({ document }) => document), jobs: chosen.map(({ job }) => job) };
}

const upload: Action = async (world, mix, dice) => {
  const owner = an(mix, dice);
  const files = Array.from({ length: 1 + dice.roll(3) }, () => aFile(dice.roll(4) ? undefined : `${dice.roll(9)}`));
  const answer = await submit(world, owner, files, { quotas });
  const accepted = answer.documents as { id: string; duplicate_of?: string }[];
  const mine = files.filter(({ id }) => accepted.some((one) => one.id === id && !one.duplicate_of));
  mix.taken += mine.length;
  mix.jobs.push(...mine.map(({ id, job_id }) => ({ job: job_id, document: id, owner })));
};

const announce: Action = async (world, mix, dice) => {
  const [owner, file] = [an(mix, dice), aFile()];
  const { outcome } = await world.call('open_uploads', { p_owner: owner, p_uploads: [file], p_quotas: quotas });
  if (outcome !== 'opened') return;
  mix.taken += 1;
  await world.query("insert into storage.objects (bucket_id, name, metadata) values ('documents', $1, $2)", [
    `${owner}/${file.id}`,
    { size: 42 },
  ]);
  await submit(world, owner, [Object.assign({ upload_id: file.id }, file)], { quotas });
  mix.jobs.push({ job: file.job_id, document: file.id, owner });
};

const begin: Action = async (world, mix, dice) => {
  const { job } = dice.pick(mix.jobs.slice(-60)) ?? {};
  if (!job) return;
  const { outcome, fence } = await claim(world, job, `msg_${dice.roll(1e6)}`);
  if (outcome === 'claimed') mix.runs.push({ job, fence });
};

const end: Action = async (world, mix, dice) => {
  const [run] = mix.runs.splice(dice.roll(mix.runs.length), 1);
  if (!run) return;
  const answer = await (dice.roll(6)
    ? settle(world, run.job, run.fence, found)
    : fail(world, run.job, run.fence, dice.roll(2) === 0));
  mix.mails.push(...mailsOf(answer));
};

const mailsOf = ({ effects }: Answer): string[] =>
  effects.flatMap(({ kind, id }) => (kind === 'send_mail' && id !== null ? [id] : []));

const correct: Action = (world, mix, dice) => {
  const { owner, ids } = some(mix, dice);
  const [action, value] = dice.pick([['correct', dice.roll(99)] as const, ['accept'] as const]) ?? ['accept'];
  const p_changes = { fields: [{ name: 'total', action, value }] };
  if (!ids[0]) return Promise.resolve();
  return world.call('review_fields', { p_owner: owner, p_actor: owner, p_document: ids[0], p_changes, p_names: {} });
};

const categorise: Action = async (world, mix, dice) => {
  const { owner, ids } = some(mix, dice);
  const slug = `own_${dice.roll(3)}`;
  const terms = [{ term: 'flour', weight: 1 }];
  const own = { p_owner: owner, p_slug: slug };
  if (dice.roll(4) === 0) return world.call('delete_category', own);
  await world.call('save_category', { ...own, p_changes: { name: slug, review_threshold: 0.5 }, p_is_new: true });
  const changed = { p_document: ids[0], p_changes: { category: slug }, p_terms: terms };
  return ids[0] && world.call('update_document', { p_owner: owner, ...changed });
};

const shift: Action = (world, mix, dice) => {
  const { owner, ids, jobs } = some(mix, dice);
  const documents = { p_owner: owner, p_documents: ids };
  const acts = [
    () => world.call('cancel_jobs', { p_owner: owner, p_jobs: jobs }),
    () => world.call('delete_documents', { ...documents, p_permanent: dice.roll(2) === 0 }),
    () => world.call('restore_documents', documents),
    () =>
      world.call('restart_documents', {
        p_actor: owner,
        p_owner: owner,
        p_selection: { ids },
        p_reason: dice.pick(['reprocess', 'redrive']),
      }),
  ];
  return dice.pick(acts)?.() ?? Promise.resolve();
};

const read: Action = async (world, mix, dice) => {
  const owner = an(mix, dice);
  const meaning = hasVectors && { mode: 'hybrid', vector, model: model.name, floor: 0.1 };
  const terms = [{ words: ['hello'], is_prefix: false }];
  const asked: [string, Record<string, unknown>][] = [
    ['search_passages', { p_query: { mode: 'keyword', terms, words: ['hello'], ...meaning } }],
    ['export_part', { p_limit: 20 }],
    ['export_rows', { p_table: dice.pick(['events', 'outbox', 'notifications']) }],
    ['get_account', {}],
    ['get_snapshot', {}],
    ['preview_retention', {}],
  ];
  const [name, args] = dice.pick(asked) ?? ['get_account', {}];
  await world.read(owner, name, args, z.unknown());
};

const tell: Action = async (world, mix, dice) => {
  const owner = an(mix, dice);
  const ids = mix.mails.splice(0, 5);
  const outcome = dice.pick(['done', 'done', 'retry']);
  await world.call('finish_effects', { p_results: ids.map((id) => ({ id, outcome, answer: {} })) });
  await world.call('record_mail_events', {
    p_events: ids.map((id) => ({ id, effect_id: id, type: 'delivered', at: '2030-01-01', permanent: false })),
  });
  await world.call('read_notifications', { p_owner: owner });
  await world.call('save_settings', { p_owner: owner, p_changes: { digest_frequency: 'daily', email_enabled: true } });
};

const keep: Action = (world, mix, dice) =>
  world.call('set_retention', {
    p_owner: an(mix, dice),
    p_rules: dice.roll(3) ? [{ category: 'invoice', folder_id: null, days: 30 }] : [],
  });

const operate: Action = async (world, mix, dice) => {
  const as = { p_actor: mix.operator };
  if (dice.roll(2)) mix.mails.push(...mailsOf(await world.call('sweep', { p_limit: 50, p_quotas: quotas })));
  else mix.mails.push(...mailsOf(await world.call('watch_cron', {})));
  await world.call(dice.pick(['list_alerts', 'metrics_report', 'queue_report', 'list_failures']) ?? '', as);
};

/** Somebody leaves for good while everybody else goes on, and somebody new comes. */
const leave: Action = async (world, mix, dice) => {
  const [owner] = mix.owners.splice(dice.roll(mix.owners.length), 1, await world.person());
  if (!owner) return;
  mix.gone.push(owner);
  const { effects } = await world.call('erase_account', { p_owner: owner, p_confirm: `${owner}@example.com` });
  const effect = effects[0]?.id;
  while (!(await world.call('erase_more', { p_effect: effect })).done);
  await world.query('delete from auth.users where id = $1', [owner]);
  await world.call('finish_effects', { p_results: [{ id: effect, outcome: 'done' }] });
};

const actions: [Action, weight: number][] = [
  [upload, 6],
  [announce, 2],
  [begin, 8],
  [end, 8],
  [correct, 3],
  [categorise, 2],
  [shift, 3],
  [read, 4],
  [tell, 2],
  [keep, 1],
  [operate, 2],
];
const weighted = actions.flatMap(([action, weight]) => Array.from({ length: weight }, () => action));

/** One caller: takes one random action after the other until the time is over; every tenth caller begins with an account that goes. */
export async function stir(world: World, mix: Mix, dice: Dice, until: number): Promise<void> {
  for (let turn = dice.roll(10); Date.now() < until; turn += 1) {
    const action = turn % 60 === 9 ? leave : dice.pick(weighted);
    const before = mix.gone.length;
    // Whoever acts for somebody who has just left is refused: there is nobody to whom anything could belong.
    await action?.(world, mix, dice).catch((error: unknown) => {
      if (codeOf(error) !== '23503' || (before === 0 && mix.gone.length === 0)) throw error;
    });
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error ? ((error.cause as { code?: string } | undefined)?.code ?? '') : undefined;
