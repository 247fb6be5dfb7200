import { ask } from '../simulation/client.ts';
import { aPerson } from '../simulation/person.ts';
import type { Simulation } from '../simulation/simulation.ts';
import type { Ledger } from './ledger.ts';

/** I1 for those who were told "accepted", I5 for what was erased, I9 for everybody else, I12 for the bytes. */
export async function checkOwners(simulation: Simulation, ledger: Ledger): Promise<string[]> {
  return [
    ...(await checkAccepted(simulation, ledger)),
    ...(await checkErased(simulation, ledger)),
    ...(await checkObjects(simulation, ledger)),
    ...(await checkStrangers(simulation, ledger)),
  ];
}

async function checkAccepted({ platform }: Simulation, { accepted, erased }: Ledger): Promise<string[]> {
  const rows = await platform.query<{ id: string }>('select id::text from public.documents');
  const there = new Set(rows.map(({ id }) => id));
  return [...accepted.keys()]
    .filter((id) => !there.has(id) && !erased.has(id))
    .map((id) => `I1 nothing accepted is lost: document ${id} is gone`);
}

const traces = `
select 'a row of ' || t.name as what, t.id from (
  select 'pages' as name, document_id as id from public.pages union all select 'fields', document_id from public.fields
  union all select 'stage_results', document_id from public.stage_results union all select 'jobs', document_id from public.jobs) t
where not exists (select from public.documents d where d.id = t.id)
union all
select 'the payload of ' || o.dedupe_key, (x ->> 'id')::uuid
from public.outbox o, jsonb_array_elements(case when o.payload ? 'documents' then o.payload -> 'documents' else '[]' end) x
where not exists (select from public.documents d where d.id = (x ->> 'id')::uuid)
union all
select 'the answer of batch ' || b.id, (x ->> 'id')::uuid
from public.batches b, jsonb_array_elements(case when b.answer ? 'documents' then b.answer -> 'documents' else '[]' end) x
where not exists (select from public.documents d where d.id = (x ->> 'id')::uuid)`;

async function checkErased({ platform }: Simulation, { erased }: Ledger): Promise<string[]> {
  const rows = await platform.query<{ what: string; id: string }>(traces);
  return rows
    .filter(({ id }) => erased.has(id))
    .map(({ what, id }) => `I5 nothing is left of what was erased: ${what} still speaks of ${id}`);
}

async function checkObjects({ platform }: Simulation, { robbed }: Ledger): Promise<string[]> {
  const orphans = await platform.query<{ name: string }>(`
    select o.name from storage.objects o where o.bucket_id = 'documents'
      and not exists (select from public.documents d where o.name = format('%s/%s', d.owner, d.id))`);
  const hollow = await platform.query<{ id: string }>(`
    select d.id::text from public.documents d where d.status <> 'uploading'
      and not exists (select from storage.objects o where o.bucket_id = 'documents' and o.name = format('%s/%s', d.owner, d.id))`);
  return [
    ...orphans.map(({ name }) => `I12 every object has a document: ${name} has none`),
    ...hollow.filter(({ id }) => !robbed.has(id)).map(({ id }) => `I12 every document has its object: ${id} has none`),
  ];
}

const mostLookedAt = 3;

async function checkStrangers(simulation: Simulation, { accepted }: Ledger): Promise<string[]> {
  const stranger = await aPerson(simulation.platform, 'stranger');
  const broken: string[] = [];
  const list = await ask<{ data: unknown[] }>(simulation, stranger, 'GET', '/v1/documents');
  if (list.status !== 200 || list.body?.data?.length !== 0)
    broken.push(
      `I9 nobody sees what is another's: a stranger's list answers ${list.status} with ${list.body?.data?.length} entries`,
    );
  for (const id of [...accepted.keys()].slice(0, mostLookedAt)) {
    for (const path of ['', '/text', '/timeline', '/content']) {
      const { status } = await ask(simulation, stranger, 'GET', `/v1/documents/${id}${path}`);
      if (status !== 404) broken.push(`I9 nobody sees what is another's: ${path || 'the document'} answers ${status}`);
    }
  }
  return broken;
}
