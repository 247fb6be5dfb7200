import type { Town } from './town.ts';

/**
 * People 1 to `count` with daily digests, each with a document of their own that was processed, one in three with one that
 * failed too, and one posting for all; then a day passes, and all of them are due.
 */
export async function settlePeople(town: Town, count: number): Promise<void> {
  await town.query(
    `insert into auth.users (id, email, raw_user_meta_data)
     select gen_random_uuid(), 'reader' || n || '@example.com', jsonb_build_object('name', 'Reader ' || n) from generate_series(1, $1::int) n`,
    [count],
  );
  await town.query(
    "update public.people set digest_frequency = 'daily', digest_hour = extract(hour from private.now() at time zone 'UTC')::int",
  );
  await town.query(
    `insert into public.documents (id, owner, filename, size_in_bytes, status, category, error, completed_at)
     select gen_random_uuid(), p.id, format('own-%s-%s.pdf', substring(p.email from 'reader(\\d+)@'), d.status), 1, d.status, 'invoice',
       case d.status when 'failed' then '{"code": "file_encrypted", "detail": "The file is locked."}'::jsonb end, private.now()
     from public.people p, (values ('completed'), ('failed')) d (status)
     where d.status = 'completed' or substring(p.email from 'reader(\\d+)@')::int % 3 = 0`,
  );
  await town.query(
    `select count(private.emit(x.events)) from (
       select jsonb_agg(private.event('document_processed', d.owner, d.id, null, null, jsonb_build_object('status', d.status))) as events
       from public.documents d) x`,
  );
  await town.query(
    `insert into public.postings (id, external_id, title, company, number, listed)
     select gen_random_uuid(), 'bench', 'Clerk', 'Acme', 1 + coalesce(max(number), 0), 1 + coalesce(max(number), 0) from public.postings`,
  );
  await town.query('analyze');
  await town.advance(24 * 3_600_000);
}

/** What is wrong with the mails that were taken: somebody got none or two, or reads of somebody else. */
export function faultsOf(mails: ReturnType<Town['mails']>, count: number): string[] {
  const faults: string[] = [];
  const got = new Map<string, number>();
  const leaving = new Set<string>();
  for (const { to, text, html, headers } of mails) {
    got.set(to, (got.get(to) ?? 0) + 1);
    const own = /^reader(\d+)@/.exec(to)?.[1];
    for (const part of [text, html]) {
      const named = new Set([...(part ?? '').matchAll(/own-(\d+)-/g)].map(([, n]) => n));
      if (named.size !== 1 || !named.has(own)) faults.push(`${to} reads of ${[...named].join(', ') || 'nothing'}`);
      if (/-docket-|\{\{|\}\}/.test(part ?? '')) faults.push(`${to} sees a tag`);
    }
    leaving.add(headers['List-Unsubscribe'] ?? '');
  }
  for (let n = 1; n <= count; n += 1) {
    const times = got.get(`reader${n}@example.com`) ?? 0;
    if (times !== 1) faults.push(`reader ${n} got ${times} mails`);
  }
  if (leaving.size !== mails.length) faults.push(`${mails.length} mails have ${leaving.size} links to leave the list`);
  return faults;
}
