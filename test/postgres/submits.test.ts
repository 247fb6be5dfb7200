import { afterEach, expect, test } from 'vitest';
import { aFile, claim, handedOut, outcomes, settle, submit } from './work.ts';
import { clients, describe, useWorld } from './world.ts';

describe('on a real PostgreSQL', () => {
  const world = useWorld();
  afterEach(() => expect(world.refusals).toEqual([]));

  const documentsOf = (owner: string) =>
    world.query<{ id: string; content_key: string | null }>(
      'select id, content_key from public.documents where owner = $1',
      [owner],
    );

  /** The bytes of a document, as far as the database sees them. */
  const store = (owner: string, document: string) =>
    world.query(`insert into storage.objects (bucket_id, name, metadata) values ('documents', $1, '{"size": 42}')`, [
      `${owner}/${document}`,
    ]);

  test('fifty uploads of the same bytes by one owner give one document, which all the others are told', async () => {
    const owner = await world.person();
    const answers = await world.atOnce(() => submit(world, owner, [aFile('the same')]));
    const [only, ...others] = await documentsOf(owner);
    expect(others).toEqual([]);
    expect(new Set(answers.map(({ documents }) => (documents as { id: string }[])[0]?.id))).toEqual(
      new Set([only?.id]),
    );
    expect(handedOut(answers, 'run_job')).toHaveLength(1);
    expect(handedOut(answers, 'delete_objects')).toHaveLength(clients - 1);
  });

  test('fifty requests with one idempotency key give one batch, and each the same answer', async () => {
    const owner = await world.person();
    const file = aFile();
    await store(owner, file.id);
    const batch = { id: crypto.randomUUID(), idempotency_key: 'a key', request_hash: 'a hash' };
    const answers = await world.atOnce(() => submit(world, owner, [file], batch));
    expect(outcomes(answers)).toEqual({ accepted: clients });
    expect(new Set(answers.map(({ batch, documents }) => JSON.stringify([batch, documents]))).size).toBe(1);
    expect(answers.filter(({ repeated }) => repeated === false)).toHaveLength(1);
    expect(await documentsOf(owner)).toHaveLength(1);
  });

  test('fifty different requests with one idempotency key give one batch and 49 conflicts', async () => {
    const owner = await world.person();
    const answers = await world.atOnce(async (index) => {
      const file = aFile();
      await store(owner, file.id);
      return submit(world, owner, [file], { idempotency_key: 'a key', request_hash: `hash ${index}` });
    });
    expect(outcomes(answers)).toEqual({ accepted: 1, idempotency_conflict: clients - 1 });
    expect(await documentsOf(owner)).toHaveLength(1);
  });

  test('fifty new versions of the same bytes leave one that stands for them', async () => {
    const owner = await world.person();
    await world.atOnce(() => submit(world, owner, [aFile('v')], { duplicates: 'new_version' }));
    const documents = await documentsOf(owner);
    expect(documents).toHaveLength(clients);
    expect(documents.filter(({ content_key }) => content_key !== null)).toHaveLength(1);
  });

  test('an owner who sends fifty calls at once gets a window of jobs with the broker, and the rest as these end', async () => {
    const owner = await world.person();
    const answers = await world.atOnce(() => submit(world, owner, [aFile()]));
    const first = handedOut(answers, 'run_job');
    expect(first).toHaveLength(20);
    const published = [...first];
    for (let next = published.shift(); next; next = published.shift()) {
      const [, job = ''] = next.split(':');
      const { fence } = await claim(world, job);
      const handed = handedOut([await settle(world, job, fence)], 'run_job');
      first.push(...handed);
      published.push(...handed);
    }
    expect(new Set(first).size).toBe(clients);
    expect(first).toHaveLength(clients);
  });
});
