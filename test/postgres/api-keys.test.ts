import { createHash, randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { outcomes } from './work.ts';
import { clients, describe, useWorld } from './world.ts';

const hash = (secret: string) => createHash('sha256').update(secret).digest('hex');

describe('on a real PostgreSQL', () => {
  const world = useWorld();
  afterEach(() => expect(world.refusals.splice(0)).toEqual([]));

  let count = 0;
  function make(owner: string, id = randomUUID()) {
    count += 1;
    const prefix = `dk_${String(count).padStart(10, '0')}`;
    const key = { p_name: 'A', p_prefix: prefix, p_hash: hash(prefix), p_scopes: ['documents:read'], p_days: 90 };
    return world.call('make_api_key', { p_owner: owner, p_id: id, ...key });
  }
  const use = (prefix: string, secret: string) => world.call('use_api_key', { p_prefix: prefix, p_hash: hash(secret) });
  const rotate = (owner: string, id: string, secret: string) =>
    world.call('rotate_api_key', { p_owner: owner, p_key: id, p_hash: hash(secret), p_grace_seconds: 3600 });

  async function aKey() {
    const [owner, id] = [await world.person(), randomUUID()];
    const { api_key } = await make(owner, id);
    return { owner, id, prefix: (api_key as { prefix: string }).prefix };
  }

  test('of rotations at once each is told a secret that works, and the one before them keeps its grace', async () => {
    const { owner, id, prefix } = await aKey();
    const answers = await world.atOnce((index) => rotate(owner, id, `secret ${index}`));
    const told = answers.flatMap(({ outcome }, index) => (outcome === 'rotated' ? [`secret ${index}`] : []));
    expect(outcomes(answers)).toEqual({ rotated: 9, too_many: clients - 9 });
    for (const secret of [prefix, ...told]) expect((await use(prefix, secret)).outcome).toBe('used');
    await world.advance(3_601_000);
    const left = await Promise.all([prefix, ...told].map((secret) => use(prefix, secret)));
    expect(outcomes(left)).toEqual({ rotated: 9, used: 1 });
  });

  test('however many are made at once, fifty are the most', async () => {
    const owner = await world.person();
    await make(owner);
    expect(outcomes(await world.atOnce(() => make(owner)))).toEqual({ made: 49, too_many: clients - 49 });
  });

  test('a key used by everybody at once is written down once', async () => {
    const { id, prefix } = await aKey();
    expect(outcomes(await world.atOnce(() => use(prefix, prefix)))).toEqual({ used: clients });
    const versions = await world.query('select xmin::text, last_used_at from public.api_keys where id = $1', [id]);
    await world.atOnce(() => use(prefix, prefix));
    const again = await world.query('select xmin::text, last_used_at from public.api_keys where id = $1', [id]);
    expect(again).toEqual(versions);
  });

  test('a revocation among rotations and uses is the last word', async () => {
    const { owner, id, prefix } = await aKey();
    await world.atOnce((index) => {
      if (index === 25) return world.call('revoke_api_key', { p_owner: owner, p_key: id });
      return index % 2 ? rotate(owner, id, `late ${index}`) : use(prefix, prefix);
    });
    const secrets = [prefix, ...Array.from({ length: clients }, (_, index) => `late ${index}`)];
    const left = await Promise.all(secrets.map((secret) => use(prefix, secret)));
    expect(left.filter(({ outcome }) => outcome === 'used')).toEqual([]);
    const types = await world.query('select type from public.events where owner = $1 order by cursor desc limit 1', [
      owner,
    ]);
    expect(types).toEqual([{ type: 'api_key_revoked' }]);
  });
});
