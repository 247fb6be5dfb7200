import type { Market } from './market.ts';
import type { Stock } from './stock.ts';

// What anybody would write for one person: every posting with its distance and its count of skills, the score, a filter. It
// has the same inline vectors and indexes as the one statement, but writes nothing and explains nothing.
const forOnePerson = `
  select p.id from public.postings p
  join public.posting_vectors pv on pv.posting_id = p.id
  join public.resume_vectors rv on rv.document_id = $1
  left join (
    select a.posting_id, count(*)::float8 as matched from public.posting_skills a
    join public.resume_skills h on h.skill_id = a.skill_id and h.document_id = $1
    group by a.posting_id) s on s.posting_id = p.id
  where 0.7 / (1 + exp(($3 + (rv.embedding operator(extensions.<#>) pv.embedding)) / $4)) + 0.3 * coalesce(s.matched, 0) / p.asked >= $2`;

/** Asks for each person's matches in a call of its own; answers the pairs. */
export async function loopOverPeople(stock: Stock, { model, resumes }: Market, wanted: number): Promise<Set<string>> {
  const pairs = new Set<string>();
  for (const { id } of resumes) {
    const found = await stock.query<{ id: string }>(forOnePerson, [id, wanted, model.midpoint, model.scale]);
    for (const posting of found) pairs.add(`${id}/${posting.id}`);
  }
  return pairs;
}

/** Writes and explains each person's matches in a call of its own: the very statement, but for one at a time. */
export async function writePerson(stock: Stock, { resumes }: Market): Promise<void> {
  const one = 'select count(*) from private.write_matches(array[$1::uuid], 9223372036854775807, 0)';
  for (const { id } of resumes) await stock.query(one, [id]);
}
