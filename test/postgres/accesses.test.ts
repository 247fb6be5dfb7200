import { afterEach, expect, test } from 'vitest';
import { aFile, submit } from './work.ts';
import { describe, useWorld } from './world.ts';

describe('on a real PostgreSQL, who saw a document', () => {
  const world = useWorld();
  afterEach(() => {
    expect(world.refusals.splice(0)).toEqual([]);
  });

  async function documents(owner: string, count: number): Promise<string[]> {
    const files = Array.from({ length: count }, () => aFile());
    await submit(world, owner, files);
    return files.map(({ id }) => id);
  }

  const taken = (ids: string[]) =>
    world.query(
      `select actor, action, count(*)::int as rows, count(distinct document_id)::int as documents
       from public.accesses where document_id = any ($1) group by 1, 2 order by 1, 2`,
      [ids],
    );

  test('is taken down once, however many calls of the same person meet', async () => {
    const owner = await world.person();
    const ids = await documents(owner, 3);
    const [first, second] = [ids.slice(0, 2), ids.slice(1)];
    await world.atOnce((index) =>
      world.call('record_accesses', {
        p_action: index % 5 ? 'opened' : 'downloaded',
        p_documents: index % 2 ? first : second,
        p_owner: owner,
      }),
    );
    expect(await taken(ids)).toEqual([
      { actor: 'owner', action: 'downloaded', rows: 3, documents: 3 },
      { actor: 'owner', action: 'opened', rows: 3, documents: 3 },
    ]);
  });

  test('is taken down once of an operator who is shown the documents of many', async () => {
    const [ann, bob, operator] = [await world.person(), await world.person(), await world.person()];
    const ids = [...(await documents(ann, 5)), ...(await documents(bob, 5))];
    await world.atOnce((index) =>
      world.call('record_accesses', {
        p_action: 'listed',
        p_documents: index % 2 ? ids : ids.toReversed(),
        p_operator: operator,
      }),
    );
    expect(await taken(ids)).toEqual([{ actor: 'operator', action: 'listed', rows: 10, documents: 10 }]);
  });
});
