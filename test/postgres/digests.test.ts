import { afterEach, expect, test } from 'vitest';
import type { Answer } from './world.ts';
import { describe, useWorld } from './world.ts';

const hour = 3_600_000;
const people = 400;

describe('on a real PostgreSQL', () => {
  const world = useWorld();
  afterEach(() => expect(world.refusals).toEqual([]));

  /** People who are due at this moment, each with a document that was processed since the last time. */
  async function dueAgain(): Promise<void> {
    const [{ count } = { count: 0 }] = await world.query<{ count: number }>(
      'select count(*)::int as count from public.people',
    );
    if (count === 0)
      await world.query(
        `insert into auth.users (id, email)
         select gen_random_uuid(), 'reader' || n || '@example.com' from generate_series(1, ${people}) n`,
      );
    await world.query(
      "update public.people set digest_frequency = 'daily', digest_hour = extract(hour from private.now() at time zone 'UTC')::int",
    );
    await world.query(
      `with d as (
         insert into public.documents (id, owner, filename, size_in_bytes, status, completed_at)
         select gen_random_uuid(), p.id, 'invoice.pdf', 1, 'completed', private.now() from public.people p returning id, owner),
       e as (select jsonb_agg(private.event('document_processed', d.owner, d.id, null, null, '{"status": "completed"}')) as all from d)
       select private.emit(e.all) from e`,
    );
    await world.advance(24 * hour);
  }

  const owners = (answers: Answer[]): string[] =>
    answers.flatMap(({ mails }) => (mails as { owner: string }[]).map(({ owner }) => owner));
  const planned = (answers: Answer[]) => answers.reduce((sum, answer) => sum + Number(answer.planned), 0);
  const plan = () => world.call('plan_digests', { p_limit: 10 });
  const lease = () => world.call('lease_mails', { p_limit: 20 });

  test('fifty planners at once plan each digest exactly once', async () => {
    await dueAgain();
    const answers = await world.atOnce(plan);
    for (let rest = await plan(); ; rest = await plan()) {
      answers.push(rest);
      if (!rest.more) break;
    }
    expect(planned(answers)).toBe(people);
    const [row] = await world.query(
      'select count(*)::int as rows, count(distinct owner)::int as owners from public.digests',
    );
    expect(row).toEqual({ rows: people, owners: people });
    const [mails] = await world.query("select count(*)::int as mails from public.outbox where category = 'digest'");
    expect(mails).toEqual({ mails: people });
  });

  test('fifty callers at once lease each mail exactly once', async () => {
    const answers = await world.atOnce(lease);
    for (let rest = await lease(); (rest.mails as unknown[]).length > 0; rest = await lease()) answers.push(rest);
    const leased = owners(answers);
    expect(leased).toHaveLength(people);
    expect(new Set(leased).size).toBe(people);
  });

  test('planners, callers, marks and reports that meet each other lose nothing and send nothing twice', async () => {
    await world.query(
      "update public.outbox set status = 'done', finished_at = private.now(), lease_until = null where bulk",
    );
    await dueAgain();
    const leased: Answer[] = [];
    const mixed = async (index: number): Promise<Answer> => {
      if (index % 2 === 0) return plan();
      const answer = await lease();
      leased.push(answer);
      const ids = (answer.mails as { id: string }[]).map(({ id }) => id);
      if (index % 4 === 1)
        return world.call('finish_effects', { p_results: ids.map((id) => ({ id, outcome: 'done' })) });
      const events = ids.map((id) => ({
        id: `delivered ${id}`,
        effect_id: id,
        type: 'delivered',
        at: '2030-01-01',
        permanent: false,
      }));
      return world.call('record_mail_events', { p_events: events });
    };
    for (let round = 0; round < 2; round += 1) await world.atOnce(mixed);
    while (Number((await plan()).planned) > 0);
    for (let rest = await lease(); (rest.mails as unknown[]).length > 0; rest = await lease()) leased.push(rest);
    const all = owners(leased);
    expect(all).toHaveLength(people);
    expect(new Set(all).size).toBe(people);
    const [row] = await world.query('select count(*)::int as rows from public.digests');
    expect(row).toEqual({ rows: 2 * people });
  });

  test('events written while digests are planned belong to this digest or to the next one', async () => {
    await world.query(
      "update public.outbox set status = 'done', finished_at = private.now(), lease_until = null where bulk",
    );
    await dueAgain();
    const [reader] = await world.query<{ id: string }>('select id from public.people order by digest_at, id limit 1');
    const write = () =>
      world.query(
        "select private.emit(jsonb_build_array(private.event('document_processed', $1, gen_random_uuid(), null, null)))",
        [reader?.id],
      );
    await Promise.all([world.atOnce((index) => (index % 2 ? plan() : write().then(plan))), write(), write()]);
    while (Number((await plan()).planned) > 0);
    await world.advance(24 * hour);
    while (Number((await plan()).planned) + Number((await plan()).empty) > 0);
    const windows = await world.query<{ from: number; to: number }>(
      'select from_cursor::int as from, to_cursor::int as to from public.digests where owner = $1 order by local_date',
      [reader?.id],
    );
    for (const [index, { from }] of windows.slice(1).entries()) expect(from).toBe(windows[index]?.to);
  });

  test('who is due among a hundred thousand people is found by an index', async () => {
    await world.query(
      `insert into auth.users (id, email) select gen_random_uuid(), 'sleeper' || n || '@example.com' from generate_series(1, 100000) n`,
    );
    await world.query(
      "update public.people set digest_frequency = 'daily', digest_hour = 9 where email like 'sleeper%' and digest_frequency = 'disabled'",
    );
    await world.query('analyze public.people');
    const plan = await world.query<{ 'QUERY PLAN': string }>(
      `explain select p from public.people p where p.digest_at <= private.now() and private.is_digest_hour(p)
       order by p.digest_at, p.id limit 1000 for no key update skip locked`,
    );
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('people_due');
    expect(text).not.toContain('Seq Scan');
    expect(text).not.toContain('Sort');
  });
});
