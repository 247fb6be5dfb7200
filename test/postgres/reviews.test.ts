import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { aFile, claim, outcomes, settle, submit } from './work.ts';
import { clients, describe, useWorld } from './world.ts';

const Field = z.object({ name: z.string(), value: z.unknown(), review: z.object({ action: z.string() }).nullable() });
const Shown = z.object({ status: z.string(), generation: z.int(), to_review: z.int(), fields: z.array(Field) });
const Found = z.object({ data: z.array(z.object({ document_id: z.string(), page: z.int(), score: z.number() })) });

describe('on a real PostgreSQL, a person’s word', () => {
  const world = useWorld();
  afterEach(() => {
    expect(world.refusals.splice(0)).toEqual([]);
  });

  const review = (owner: string, document: string, value: number, saw: object = {}) =>
    world.call('review_fields', {
      p_owner: owner,
      p_actor: owner,
      p_document: document,
      p_changes: { fields: [{ name: 'total', action: 'correct', value, ...saw }] },
      p_names: {},
    });

  test('stands whether it comes before, while or after a newer run ends, and the last one of many counts', async () => {
    const owner = await world.person();
    const file = aFile();
    await submit(world, owner, [file]);
    await settle(world, file.job_id, (await claim(world, file.job_id)).fence);
    const selection = { p_actor: owner, p_owner: owner, p_selection: { ids: [file.id] }, p_reason: 'reprocess' };
    const { documents } = await world.call('restart_documents', selection);
    const job = (documents as { job_id: string }[])[0]?.job_id ?? '';
    const { fence } = await claim(world, job);
    const answers = await world.atOnce((index) =>
      index === 0 ? settle(world, job, fence) : review(owner, file.id, index),
    );
    expect(outcomes(answers)).toEqual({ completed: 1, reviewed: clients - 1 });
    const shown = await world.read(owner, 'get_document', { p_document: file.id }, Shown);
    expect(shown).toMatchObject({ status: 'completed', generation: 2, to_review: 0 });
    const told = await world.query<{ count: number }>(
      "select count(*)::int as count from public.events where document_id = $1 and type = 'fields_reviewed'",
      [file.id],
    );
    expect(told[0]?.count).toBe(clients - 1);
    expect(shown.fields).toMatchObject([{ name: 'total', review: { action: 'correct' } }]);
    expect(shown.fields[0]?.value).not.toBe(12.5);
  });

  test('is one of many at once that saw the same value; all others hear what it is now', async () => {
    const owner = await world.person();
    const file = aFile();
    await submit(world, owner, [file]);
    await settle(world, file.job_id, (await claim(world, file.job_id)).fence);
    const answers = await world.atOnce((index) => review(owner, file.id, 100 + index, { seen: 12.5 }));
    expect(outcomes(answers)).toEqual({ reviewed: 1, changed: clients - 1 });
    const shown = await world.read(owner, 'get_document', { p_document: file.id }, Shown);
    const [{ value } = { value: null }] = shown.fields;
    expect(value).toBe(100 + answers.findIndex(({ outcome }) => outcome === 'reviewed'));
    for (const answer of answers.filter(({ outcome }) => outcome === 'changed'))
      expect(answer.fields).toEqual([{ name: 'total', value }]);
  });

  test('and a search find what is the owner’s alone', async () => {
    const [ann, bob] = [await world.person(), await world.person()];
    const file = aFile();
    await submit(world, ann, [file]);
    await settle(world, file.job_id, (await claim(world, file.job_id)).fence);
    const asked = { p_terms: [{ words: ['hel'], is_prefix: true }] };
    expect((await world.read(ann, 'search_pages', asked, Found)).data).toMatchObject([
      { document_id: file.id, page: 1 },
    ]);
    expect((await world.read(bob, 'search_pages', asked, Found)).data).toEqual([]);
  });
});
