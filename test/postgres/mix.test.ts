import { expect, test } from 'vitest';
import { brokenLaws } from './checks.ts';
import { addVectors } from './matching.ts';
import { type Mix, quotas, stir } from './mix.ts';
import { Dice } from './storm.ts';
import { settle } from './work.ts';
import { clients, describe, useWorld, type World } from './world.ts';

const seconds = 1000;

/** What must hold of quotas, categories, retention, alerts and search when everybody is done; each query answers the rows that break it. */
const lawsOfMix: Record<string, string> = {
  'nobody has more files than a day allows': `
    select person, used from private.quota_use where what = 'files' and used > ${quotas.files_per_day}`,
  'nobody has more bytes than they may': `
    select owner, sum(size_in_bytes) from public.documents group by owner having sum(size_in_bytes) > ${quotas.bytes_stored}`,
  'what somebody has was counted': `
    select d.owner, count(*), max(u.used) from public.documents d
    left join private.quota_use u on u.person = d.owner and u.what = 'files'
    where d.status <> 'uploading' group by d.owner having count(*) > coalesce(max(u.used), 0)`,
  'nobody gets more mails than a day allows': `
    select owner, count(*) from public.outbox where kind = 'send_mail' and status in ('sending', 'done', 'unknown')
    group by owner having count(*) > ${quotas.mails_per_day}`,
  'a document is in a category that there is': `
    select d.id, d.category from public.documents d
    where d.category is not null and not private.is_category(d.owner, d.category)`,
  'an example is of a category that there is': `
    select e.document_id from public.category_examples e where not private.is_category(e.owner, e.category)`,
  'an alert that was told has one mail for each operator': `
    select a.id, r.user_id from private.alerts a, public.roles r
    where a.told_at is not null and not exists (
      select from public.outbox o where o.dedupe_key = format('mail:alert:%s:opened:%s', a.id, r.user_id))`,
  'a document is found by as many passages as it has': `
    select i.document_id, i.passages, count(p.*) from public.indexings i
    left join public.passages p on p.document_id = i.document_id and p.generation = i.generation
    group by i.document_id having count(p.*) <> i.passages`,
  'nothing is left to be deleted for its age': `
    select d.id from public.people o, private.past_retention(o.id, private.rules_of(o.id)) d`,
};

describe('fifty callers who upload, correct, search, export, leave and operate at random', () => {
  const world = useWorld();

  test('keep every quota, erase whoever leaves, hear of no deadlock and leave everything in order', async () => {
    await addVectors(world);
    const operator = await world.person();
    await world.query("insert into public.roles (user_id, role) values ($1, 'operator')", [operator]);
    const mix: Mix = { operator, owners: [], gone: [], jobs: [], runs: [], mails: [], taken: 0 };
    for (let index = 0; index < 8; index += 1) mix.owners.push(await world.person());
    const callers = (until: number) =>
      Array.from({ length: clients }, (_, index) => stir(world, mix, new Dice(index + 1), until));
    await Promise.all(callers(Date.now() + 2 * seconds));
    await world.query("update public.documents set created_at = created_at - interval '40 days'");
    const troubles = await Promise.allSettled(callers(Date.now() + 5 * seconds));
    expect(troubles.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(world.refusals.filter((refusal) => !refusal.startsWith('23503'))).toEqual([]);
    for (const { job, fence } of mix.runs) await settle(world, job, fence);
    await world.query("update private.retention_search set next_at = '-infinity'");
    while ((await world.call('sweep', { p_quotas: quotas })).more);
    expect(await brokenLaws(world)).toEqual({});
    expect(await brokenLaws(world, lawsOfMix)).toEqual({});
    const [files] = await world.query("select used::int from private.deployment_use where what = 'files'");
    expect(files).toEqual({ used: mix.taken });
    expect(mix.gone.length).toBeGreaterThan(3);
    expect(await tracesOf(world, mix.gone)).toEqual([]);
  });
});

/** The tables in whose rows any of these ids is. Objects go by the Storage API, which nobody plays here. */
async function tracesOf(world: World, ids: string[]): Promise<string[]> {
  const tables = await world.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c
    where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'auth'::regnamespace)`);
  const found: string[] = [];
  for (const { name } of tables)
    if ((await world.query(`select from ${name} t where t::text ~ $1 limit 1`, [ids.join('|')])).length)
      found.push(name);
  return found;
}
