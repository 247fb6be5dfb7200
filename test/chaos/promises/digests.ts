import type { Simulation } from '../simulation/simulation.ts';
import type { Ledger } from './ledger.ts';

interface Digest {
  owner: string;
  local_date: string;
  from_cursor: number;
  ended: number | null;
}

const windows = `
select owner, local_date::text, from_cursor::int, lag(to_cursor) over (partition by owner order by local_date)::int as ended
from public.digests`;

const overdue = `
select format('the digest of %s fell due at %s', id, digest_at) as broken from public.people
where digest_at <= private.now() - interval '1 hour' and private.is_digest_hour(people)`;

const strays = `
select format('%s belongs to no digest', dedupe_key) as broken from public.outbox o
where category = 'digest' and not exists (
  select from public.digests d where o.dedupe_key = format('mail:digest:%s:%s', d.owner, d.local_date))`;

/** I11: digests follow one another without a gap and without telling anything twice, and none is left undone. */
export async function checkDigests({ platform }: Simulation, ledger: Ledger): Promise<string[]> {
  const rows = await platform.query<Digest>(windows);
  const apart = rows.flatMap(({ owner, local_date, from_cursor, ended }) => {
    if (ended === null || from_cursor === ended || (from_cursor > ended && ledger.switched.has(owner))) return [];
    return [
      `I11 digests tell everything once: that of ${owner} on ${local_date} begins at ${from_cursor}, not ${ended}`,
    ];
  });
  const left = await platform.query<{ broken: string }>(overdue);
  const lost = await platform.query<{ broken: string }>(strays);
  return [...apart, ...[...left, ...lost].map(({ broken }) => `I11 one digest per person and date: ${broken}`)];
}
