import type { Simulation } from '../simulation/simulation.ts';

// The scores of all pairs, computed one by one and with no shortcut.
const pairs = `
select r.document_id, p.id as posting_id, 0.3 * k.share + 0.7 / (1 + exp((e.midpoint + (rv.embedding operator(extensions.<#>) v.embedding)) / e.scale)) as score,
  o.min_match_score::numeric::float8 as wanted, m.score as found
from public.resumes r
join public.documents d on d.id = r.document_id and d.deleted_at is null
join public.people o on o.id = r.owner
join public.resume_vectors rv on rv.document_id = r.document_id
join public.posting_vectors v on v.model = rv.model
join public.postings p on p.id = v.posting_id
join private.embedding_models e on e.name = rv.model
cross join lateral (
  select count(h.skill_id)::float8 / greatest(count(*), 1) as share
  from public.posting_skills a left join public.resume_skills h on h.skill_id = a.skill_id and h.document_id = r.document_id
  where a.posting_id = p.id) k
left join public.matches m on m.document_id = r.document_id and m.posting_id = p.id`;

const rules = [
  {
    promise: 'I1 every resume and posting has its vector',
    sql: `select format('%s %s waits for its vector', kind, id) as broken from (
      select 'posting' as kind, id from public.postings where vector_model is null
      union all
      select 'resume', r.document_id from public.resumes r join public.documents d on d.id = r.document_id
      where r.vector_model is null and d.deleted_at is null) w`,
  },
  {
    promise: 'I1 every pair that is good enough is matched',
    sql: `select format('resume %s and posting %s score %s of %s and are no match', document_id, posting_id, score, wanted) as broken
      from (${pairs}) s where score >= wanted + 0.000001 and found is null`,
  },
  {
    promise: 'I4 a match has the score of what its resume and posting say now',
    sql: `select format('resume %s and posting %s score %s, not %s', document_id, posting_id, score, found) as broken
      from (${pairs}) s where abs(score - found) > 0.000001`,
  },
  {
    promise: 'I1 every match is told of',
    sql: `select format('match %s is told of nowhere', m.id) as broken
      from public.matches m join public.documents d on d.id = m.document_id and d.deleted_at is null
      where not exists (select from public.events e where e.owner = m.owner and e.type = 'match_found' and e.data -> 'posting_ids' ? m.posting_id::text)`,
  },
  {
    promise: 'I3 a match is told of once',
    sql: `select format('match %s is told of %s times', m.id, count(*)) as broken
      from public.events e cross join lateral jsonb_array_elements_text(e.data -> 'match_ids') m (id)
      where e.type = 'match_found' group by e.owner, m.id having count(*) > 1`,
  },
];

/** What of matching is not as a fresh look at all pairs says it should be. */
export async function checkMatches({ platform }: Simulation): Promise<string[]> {
  const broken: string[] = [];
  for (const { promise, sql } of rules) {
    for (const row of await platform.query<{ broken: string }>(sql)) broken.push(`${promise}: ${row.broken}`);
  }
  return broken;
}
