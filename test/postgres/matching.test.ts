import { afterEach, beforeAll, expect, test } from 'vitest';
import { addVectors, aPosting, aResume, everybody, model } from './matching.ts';
import { aFile, claim, submit } from './work.ts';
import { clients, describe, useWorld } from './world.ts';

describe('on a real PostgreSQL', () => {
  const world = useWorld();
  let operator: string;
  beforeAll(async () => {
    await addVectors(world);
    operator = await world.person();
    await world.query("insert into public.roles (user_id, role) values ($1, 'operator')", [operator]);
  });
  afterEach(() => expect(world.refusals.splice(0)).toEqual([]));

  const save = (...postings: ReturnType<typeof aPosting>[]) =>
    world.call('save_postings', { p_actor: operator, p_postings: postings });
  const numbers = async () =>
    (await world.query<{ number: string }>('select number from public.postings order by number')).map(({ number }) =>
      Number(number),
    );
  const counted = async () =>
    Number((await world.query("select value from private.counters where name = 'posting_number'"))[0]?.value);

  test('fifty calls that save postings at once number them without a gap', async () => {
    await world.atOnce((index) => save(aPosting(`a-${index}-1`), aPosting(`a-${index}-2`), aPosting(`a-${index}-3`)));
    const given = await numbers();
    expect(given).toEqual(Array.from({ length: clients * 3 }, (_, index) => index + 1));
    expect(await counted()).toBe(clients * 3);
  });

  test('fifty calls that save the same postings in any order make each of them once', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `same-${index}`);
    const answers = await world.atOnce((index) =>
      save(...(index % 2 ? names : names.toReversed()).map((name) => aPosting(name))),
    );
    expect(answers.reduce((sum, { created }) => sum + Number(created), 0)).toBe(10);
    expect(answers.reduce((sum, { unchanged }) => sum + Number(unchanged), 0)).toBe(10 * (clients - 1));
  });

  test('a number is seen only when every lower one is', async () => {
    const before = await counted();
    const first = await world.connect();
    await first.query('begin');
    await first.query('select public.save_postings($1, $2)', [operator, JSON.stringify([aPosting('slow')])]);
    let isSaved = false;
    const second = save(aPosting('fast')).then(() => {
      isSaved = true;
    });
    await world.query('select pg_sleep(0.05)');
    expect(isSaved).toBe(false);
    await first.query('commit');
    await first.end();
    await second;
    const rows = await world.query('select external_id from public.postings where number > $1 order by number', [
      before,
    ]);
    expect(rows).toEqual([{ external_id: 'slow' }, { external_id: 'fast' }]);
  });

  test('postings that get their vectors while matching runs are each matched once, and told once', async () => {
    await world.query('update public.postings set closes_at = private.now()');
    const resumes = [await aResume(world), await aResume(world), await aResume(world)];
    await save(...Array.from({ length: 30 }, (_, index) => aPosting(`raced-${index}`, `Raced ${index}`)));
    const { texts } = (await world.call('texts_to_embed', { p_model: model, p_limit: 100 })) as unknown as {
      texts: { id: string; version: number }[];
    };
    expect(texts).toHaveLength(30);
    await world.atOnce(async (index) => {
      const text = texts[index];
      if (!text) return world.call('match_postings', {});
      const vectors = [{ kind: 'posting', ...text, embedding: everybody }];
      return world.call('save_vectors', { p_model: model, p_vectors: vectors });
    });
    await world.call('match_postings', {});
    const found = await world.query(
      'select document_id, count(*)::int as count from public.matches group by 1 order by 1',
    );
    expect(found).toEqual(
      resumes
        .map(({ document }) => ({ document_id: document, count: 30 }))
        .toSorted((a, b) => (a.document_id < b.document_id ? -1 : 1)),
    );
    const told = await world.query(`
      select owner, sum((data ->> 'count')::int)::int as count from public.notifications where type = 'job_match' group by 1`);
    expect(told.map(({ count }) => count)).toEqual([30, 30, 30]);
    const positions = await world.query('select position from public.posting_vectors order by position');
    expect(new Set(positions.map(({ position }) => position)).size).toBe(30);
  });

  test('fifty runs of matching at once do its work once', async () => {
    const { owner } = await aResume(world);
    const answers = await world.atOnce(() => world.call('match_postings', {}));
    expect(answers.reduce((sum, { created }) => sum + Number(created ?? 0), 0)).toBe(30);
    const told = await world.query("select from public.notifications where owner = $1 and type = 'job_match'", [owner]);
    expect(told).toHaveLength(1);
  });

  test('resumes of one batch that settle while new skills are asked for and matching runs show every skill', async () => {
    const owner = await world.person();
    const files = Array.from({ length: 20 }, () => aFile());
    await submit(world, owner, files, { stages: ['extract_text', 'classify', 'extract_fields', 'embed', 'match'] });
    const fences = await Promise.all(files.map(({ job_id }) => claim(world, job_id)));
    const skills = Array.from({ length: 15 }, (_, index) => ({
      name: `raced${index}`,
      asked: `raced${index}`,
      query: `'raced${index}'`,
    }));
    const words = skills.map(({ query }) => `${query}:1`).join(' ');
    await world.atOnce((index) => {
      const [file, skill] = [files[index], skills[index - files.length]];
      if (skill) return save({ ...aPosting(`skill-${index}`), asked: [skill] });
      if (!file) return world.call('match_postings', {});
      const resume = { model, embedding: everybody, lines: [{ page: 1, text: 'All of them', words }] };
      return world.call('settle_job', { p_job: file.job_id, p_fence: fences[index]?.fence, p_results: { resume } });
    });
    const [shown] = await world.query(
      `select count(*)::int as count from public.resume_skills h join public.resumes r on r.document_id = h.document_id
       join public.skills s on s.id = h.skill_id where r.owner = $1 and s.name like 'raced%'`,
      [owner],
    );
    expect(shown).toEqual({ count: files.length * skills.length });
  });
});
