import type { Watch, World } from './world.ts';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Recheck Cond'?: string;
  'TID Cond'?: string;
  Plans?: Plan[];
}

/** Lets sessions tell the plan of every statement, those inside functions and behind foreign keys too, as notices. */
export function tellPlans(tell: (statement: string, plan: Plan) => void): Watch {
  return {
    settings: {
      session_preload_libraries: 'auto_explain',
      'auto_explain.log_nested_statements': 'on',
      'auto_explain.log_format': 'json',
      'auto_explain.log_min_duration': '0',
      'auto_explain.log_level': 'notice',
      enable_seqscan: 'off',
    },
    notice(text) {
      const json = /plan:\s*(\{.*)/s.exec(text)?.[1];
      if (!json) return;
      const { 'Query Text': statement, Plan: plan } = JSON.parse(json);
      tell(String(statement).replaceAll(/\s+/g, ' ').trim(), plan);
    },
  };
}

/** Tables that grow with use: whoever reads one of them as a whole gets slower every day. */
const growing = [
  'documents',
  'jobs',
  'batches',
  'events',
  'outbox',
  'stage_results',
  'pages',
  'fields',
  'objects',
  'people',
  'webhooks',
  'webhook_deliveries',
];

/** The growing tables that a plan reads without a condition on an index; `partial` names indexes that hold only a few rows. */
export function wholeTables(plan: Plan, partial: Set<string>): string[] {
  const table = plan['Relation Name'] ?? '';
  const isScan = plan['Node Type'].endsWith('Scan') && growing.includes(table);
  const isLed = plan['Index Cond'] ?? plan['Recheck Cond'] ?? plan['TID Cond'] ?? partial.has(plan['Index Name'] ?? '');
  const below = (plan.Plans ?? []).flatMap((part) => wholeTables(part, partial));
  return isScan && !isLed ? [table, ...below] : below;
}

export async function partialIndexes(world: World): Promise<Set<string>> {
  const rows = await world.query<{ name: string }>(
    'select indexrelid::regclass::text as name from pg_index where indpred is not null',
  );
  return new Set(rows.map(({ name }) => name.replace(/^\w+\./, '')));
}

/** Fills the tables with what 2,000 finished documents of 20 people leave, so that plans are those of a used database. */
export async function fill(world: World): Promise<void> {
  const people = await Promise.all(Array.from({ length: 20 }, () => world.person()));
  await world.query(`
    create temp table past as
    select i, gen_random_uuid() as document, gen_random_uuid() as job, md5('batch ' || i / 5)::uuid as batch,
      ('{${people.join()}}'::uuid[])[1 + i / 100] as owner, now() - i * interval '1 minute' as at
    from generate_series(0, 1999) i;
    insert into public.batches (id, owner, total, completed) select batch, min(owner::text)::uuid, 5, 5 from past group by 1;
    insert into public.documents (id, owner, batch_id, filename, size_in_bytes, sha256, content_key, status, created_at)
    select document, owner, batch, 'a.pdf', 1, sha, sha, 'completed', at from past, lateral (select md5(i::text) || md5(i::text) as sha) s;
    insert into public.jobs (id, document_id, generation, owner, batch_id, queue, stages, status, published_at, finished_at, fence)
    select job, document, 1, owner, batch, 'default', '{classify}', 'completed', at, at, 1 from past;
    insert into public.events (owner, cursor, type, document_id, job_id, batch_id)
    select owner, row_number() over (partition by owner), 'document_processed', document, job, batch from past;
    insert into public.event_cursors select owner, max(cursor) from public.events group by owner;
    insert into public.stage_results (document_id, generation, stage, owner, key, engine) select document, 1, 'classify', owner, i, 'e' from past;
    insert into public.pages (document_id, generation, number, owner, text, source) select document, 1, 1, owner, 'text', 'text' from past;
    insert into public.fields (document_id, generation, name, owner, value, confidence, engine) select document, 1, 'n', owner, '1', 1, 'e' from past;
    insert into public.outbox (owner, kind, category, dedupe_key, batch_id, payload, status, finished_at)
    select owner, 'send_mail', 'job_result', 'mail:results:' || batch || i, batch, '{}', 'done', at from past;
    insert into storage.objects (bucket_id, name, metadata) select 'documents', owner || '/' || document, '{"size": 1}' from past;
    insert into public.webhooks (id, owner, url) select id, id, 'https://example.com' from public.people;
    insert into private.webhook_secrets (webhook_id, secret) select id, 'whsec_' || repeat('A', 43) || '=' from public.webhooks;
    insert into public.webhook_deliveries (webhook_id, owner, type, document_id, payload, status, attempts, next_try_at, finished_at, created_at)
    select owner, owner, 'document.processed', document, '{}', 'delivered', 1, null, at, at from past;
    drop table past;
    analyze`);
}
