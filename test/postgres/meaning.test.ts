import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { aPosting, model } from './matching.ts';
import { aFile, claim, settle, submit } from './work.ts';
import { describeVectors, useWorld } from './world.ts';

const Found = z.object({ data: z.array(z.object({ document_id: z.string(), found_by: z.array(z.string()) })) });
const Matches = z.object({ data: z.array(z.object({ posting: z.object({ title: z.string() }), score: z.number() })) });

/** A direction of 768 numbers at this angle to the first axis, in radians. */
const towards = (angle: number): number[] =>
  Array.from({ length: 768 }, (_, place) => (place === 0 ? Math.cos(angle) : place === 1 ? Math.sin(angle) : 0));

describeVectors('on a real PostgreSQL with pgvector', () => {
  const world = useWorld();
  afterEach(() => expect(world.refusals.splice(0)).toEqual([]));
  const stages = ['extract_text', 'classify', 'extract_fields', 'embed', 'match'];

  /** Somebody's document of one page that says this and means what lies at this angle. */
  async function aDocument(owner: string, text: string, angle: number): Promise<string> {
    const file = aFile();
    await submit(world, owner, [file], { stages });
    const { fence } = await claim(world, file.job_id);
    await settle(world, file.job_id, fence, {
      pages: [{ number: 1, text, source: 'text', confidence: null, lines: [] }],
      passages: [{ page: 1, place: 1, heading: null, text, from: 0, to: text.length, language: 'en' }],
      index: { cutter: 'c1', model, vectors: [{ page: 1, place: 1, embedding: JSON.stringify(towards(angle)) }] },
    });
    return file.id;
  }

  async function search(person: string, mode: string, word: string, angle: number) {
    const meaning = { vector: JSON.stringify(towards(angle)), model: model.name, floor: 0.5 };
    const p_query = { mode, terms: [{ words: [word], is_prefix: false }], words: [word], ...meaning };
    const { data } = await world.read(person, 'search_passages', { p_query }, Found);
    return data.map(({ document_id, found_by }) => [document_id, found_by.join()]);
  }

  test('a question finds what is nearest first, fuses it with what has its words, and nothing of anybody else', async () => {
    const [ann, bob] = [await world.person(), await world.person()];
    const [far, near, beyond] = [
      await aDocument(ann, 'bicycle', 0.6),
      await aDocument(ann, 'car', 0.1),
      await aDocument(ann, 'bread', 1.5),
    ];
    const his = await aDocument(bob, 'car', 0);
    expect(await search(ann, 'semantic', 'vehicle', 0)).toEqual([
      [near, 'semantic'],
      [far, 'semantic'],
    ]);
    expect(await search(ann, 'hybrid', 'bicycle', 0)).toEqual([
      [far, 'keyword,semantic'],
      [near, 'semantic'],
    ]);
    expect(await search(ann, 'keyword', 'bread', 0)).toEqual([[beyond, 'keyword']]);
    expect(await search(bob, 'hybrid', 'car', 0)).toEqual([[his, 'keyword,semantic']]);
  });

  test('a resume is matched with the postings that are near enough, the nearer with the better score', async () => {
    const [ann, operator] = [await world.person(), await world.person()];
    await world.query("insert into public.roles (user_id, role) values ($1, 'operator')", [operator]);
    await world.query('update public.people set min_match_score = 0.9 where id = $1', [ann]);
    const postings = ['Cook', 'Baker', 'Diver'].map((title) => aPosting(title, title));
    await world.call('save_postings', { p_actor: operator, p_postings: postings });
    const file = aFile();
    await submit(world, ann, [file], { stages });
    const { fence } = await claim(world, file.job_id);
    const lines = [{ page: 1, text: 'Cooking', words: "'cooking':1" }];
    await settle(world, file.job_id, fence, { resume: { model, embedding: towards(0), lines } });
    const { texts } = await world.call('texts_to_embed', { p_model: model });
    const angles: Record<string, number> = { Cook: 1.1, Baker: 1.3, Diver: 1.5 };
    const vectors = (texts as { title: string }[]).map((text) => ({
      ...text,
      embedding: towards(angles[text.title] ?? 0),
    }));
    await world.call('save_vectors', { p_model: model, p_vectors: vectors });
    await world.call('match_postings', {});
    const { data } = await world.read(ann, 'list_matches', { p_order: 'score' }, Matches);
    expect(data.map(({ posting }) => posting.title)).toEqual(['Cook', 'Baker']);
    const [cook, baker] = data.map(({ score }) => score);
    expect(cook).toBeGreaterThan(baker ?? 1);
  });
});
