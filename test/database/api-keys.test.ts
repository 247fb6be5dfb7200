import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startDatabase, type TestDatabase } from './database.ts';

let db: TestDatabase;
let ann: Person;
let bob: Person;
let olga: Person;
beforeAll(async () => {
  db = await startDatabase();
  [ann, bob, olga] = [await db.person('ann'), await db.person('bob'), await db.person('olga')];
  await db.query("insert into public.roles (user_id, role) values ($1, 'operator')", [olga.id]);
});
afterAll(() => db.close());

const minute = 60_000;
const day = 24 * 60 * minute;
const hash = (secret: string) => createHash('sha256').update(secret).digest('hex');

interface Key {
  id: string;
  prefix: string;
  secret: string;
}

let count = 0;
const aKey = (): Key => {
  count += 1;
  return { id: crypto.randomUUID(), prefix: `dk_${String(count).padStart(10, '0')}`, secret: crypto.randomUUID() };
};
const make = (person: Person, key = aKey(), scopes = ['documents:read'], days = 90) =>
  db.call('make_api_key', {
    p_owner: person.id,
    p_id: key.id,
    p_name: 'Build server',
    p_prefix: key.prefix,
    p_hash: hash(key.secret),
    p_scopes: scopes,
    p_days: days,
  });
const made = async (person: Person, scopes?: string[], days?: number): Promise<Key> => {
  const key = aKey();
  expect((await make(person, key, scopes, days)).outcome).toBe('made');
  return key;
};
const use = ({ prefix, secret }: Pick<Key, 'prefix' | 'secret'>) =>
  db.call('use_api_key', { p_prefix: prefix, p_hash: hash(secret) });
const rotate = (person: Person, key: Key, secret: string, grace = 0) =>
  db.call('rotate_api_key', { p_owner: person.id, p_key: key.id, p_hash: hash(secret), p_grace_seconds: grace });
const revoke = (person: Person, key: Key) => db.call('revoke_api_key', { p_owner: person.id, p_key: key.id });
const rows = (key: Key) =>
  db.query<Record<string, Date | null>>('select * from public.api_keys where id = $1', [key.id]);

describe('a key', () => {
  test('speaks for its owner, within its scopes, until it expires', async () => {
    const key = await made(ann, ['documents:read', 'matches:read'], 2);
    expect(await use(key)).toMatchObject({
      outcome: 'used',
      key_id: key.id,
      owner: ann.id,
      scopes: ['documents:read', 'matches:read'],
    });
    await db.advance(2 * day);
    expect(await use(key)).toMatchObject({ outcome: 'expired' });
  });

  test('is known by its secret alone, and nowhere is it kept', async () => {
    const key = await made(ann);
    expect((await use({ ...key, secret: 'another' })).outcome).toBe('unknown');
    expect((await use({ ...(await made(bob)), secret: key.secret })).outcome).toBe('unknown');
    expect((await use({ ...key, prefix: 'dk_nosuchkey0' })).outcome).toBe('unknown');
    const kept = await db.query('select to_jsonb(k) #>> array[]::text[] as row from public.api_keys k');
    expect(JSON.stringify(kept)).not.toContain(hash(key.secret));
    const { data, error } = await ann.client.schema('private').from('api_key_secrets').select('*');
    expect([data, error === null]).toEqual([null, false]);
  });

  test('shows when it was last used, written at most once a minute', async () => {
    const key = await made(ann);
    expect((await rows(key))[0]?.last_used_at).toBeNull();
    const uses: string[] = [];
    for (const pause of [0, 20_000, 30_000, 10_000]) {
      await db.advance(pause);
      await use(key);
      uses.push(JSON.stringify((await rows(key))[0]?.last_used_at));
    }
    expect(new Set(uses.slice(0, 3)).size).toBe(1);
    expect(uses[3]).not.toBe(uses[0]);
  });

  test('ends with its account, and rests while that is banned', async () => {
    const eve = await db.person('eve');
    const key = await made(eve);
    await db.query("update auth.users set banned_until = private.now() + interval '1 day' where id = $1", [eve.id]);
    expect((await use(key)).outcome).toBe('unknown');
    await db.query('update auth.users set banned_until = null where id = $1', [eve.id]);
    expect((await use(key)).outcome).toBe('used');
    await db.query('delete from auth.users where id = $1', [eve.id]);
    expect((await use(key)).outcome).toBe('unknown');
    expect(await rows(key)).toEqual([]);
  });

  test('made twice under one id, because the answer was lost, is made once', async () => {
    const key = aKey();
    const [first, second] = [await make(ann, key), await make(ann, key)];
    expect([second.api_key, second.events]).toEqual([first.api_key, []]);
    expect(first.events).toMatchObject([{ type: 'api_key_made', data: { key_id: key.id } }]);
  });

  test('is one of 50 that work; those that ended do not count, and are forgotten after 90 days', async () => {
    const max = await db.person('max');
    const first = await made(max, undefined, 1);
    for (let more = 1; more < 50; more += 1) await made(max);
    expect((await make(max)).outcome).toBe('too_many');
    await revoke(max, first);
    await made(max);
    await db.advance(91 * day);
    await made(max);
    expect(await rows(first)).toEqual([]);
  });
});

describe('scopes of operators', () => {
  test.each(['postings:write', 'operations:read', 'operations:write'])('%s is not for everybody', async (scope) => {
    expect(await make(ann, aKey(), ['documents:read', scope])).toMatchObject({ outcome: 'forbidden', scope });
    await made(olga, [scope]);
  });

  test('viewers hand out looking, and no acting', async () => {
    const vera = await db.person('vera');
    await db.query("insert into public.roles (user_id, role) values ($1, 'viewer')", [vera.id]);
    await made(vera, ['operations:read']);
    expect((await make(vera, aKey(), ['operations:write'])).outcome).toBe('forbidden');
  });
});

describe('a rotation', () => {
  test('without grace ends the secret so far at once, and gives the key its whole time again', async () => {
    const key = await made(ann, undefined, 10);
    await db.advance(9 * day);
    expect(await rotate(ann, key, 'new')).toMatchObject({ outcome: 'rotated', events: [{ type: 'api_key_rotated' }] });
    expect((await use(key)).outcome).toBe('rotated');
    await db.advance(9 * day);
    expect(await use({ ...key, secret: 'new' })).toMatchObject({ outcome: 'used', key_id: key.id });
  });

  test('with grace lets both work until that ends, and tells which ends when', async () => {
    const key = await made(ann);
    await rotate(ann, key, 'newer', 3600);
    expect(await use(key)).toMatchObject({ outcome: 'used', seconds_left: expect.closeTo(3600, -1) });
    expect((await use({ ...key, secret: 'newer' })).outcome).toBe('used');
    await db.advance(3601_000);
    expect((await use(key)).outcome).toBe('rotated');
    expect((await use({ ...key, secret: 'newer' })).outcome).toBe('used');
  });

  test('cannot prolong the grace of an earlier one', async () => {
    const key = await made(ann);
    await rotate(ann, key, 'second of three', 60);
    await rotate(ann, key, 'third of three', 86_400);
    await db.advance(61_000);
    const outcomes = [];
    for (const secret of [key.secret, 'second of three', 'third of three'])
      outcomes.push((await use({ ...key, secret })).outcome);
    expect(outcomes).toEqual(['rotated', 'used', 'used']);
  });

  test('of a key that ended is refused, and ten secrets at a time are enough', async () => {
    const key = await made(ann);
    for (let turn = 1; turn < 10; turn += 1)
      expect((await rotate(ann, key, `turn ${turn}`, 60)).outcome).toBe('rotated');
    expect((await rotate(ann, key, 'too much', 60)).outcome).toBe('too_many');
    await revoke(ann, key);
    expect((await rotate(ann, key, 'too late')).outcome).toBe('revoked');
    expect((await use({ ...key, secret: 'turn 9' })).outcome).toBe('revoked');
    const short = await made(ann, undefined, 1);
    await db.advance(day);
    expect((await rotate(ann, short, 'much too late')).outcome).toBe('expired');
  });
});

describe('another person', () => {
  test('can neither see, rotate nor revoke a key', async () => {
    const key = await made(ann);
    expect((await rotate(bob, key, 'theirs')).outcome).toBe('not_found');
    expect((await revoke(bob, key)).outcome).toBe('not_found');
    const listed = await bob.client.rpc('list_api_keys', { p_limit: 100 });
    expect(JSON.stringify(listed.data)).not.toContain(key.id);
    expect((await use(key)).outcome).toBe('used');
  });

  test('has no way around the worker', async () => {
    const key = await made(ann);
    const args = { p_prefix: key.prefix, p_hash: hash(key.secret) };
    expect((await bob.client.rpc('use_api_key', args)).error?.code).toBe('42501');
    expect((await db.anonymous.rpc('use_api_key', args)).error).not.toBeNull();
  });
});

test('keys are listed newest first, page by page, without a trace of their secrets', async () => {
  const lea = await db.person('lea');
  const keys: Key[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    await db.advance(1000);
    keys.unshift(await made(lea));
  }
  const first = await lea.client.rpc('list_api_keys', { p_limit: 2 });
  const second = await lea.client.rpc('list_api_keys', { p_limit: 2, p_cursor: first.data.next_cursor });
  expect([...first.data.data, ...second.data.data].map(({ id }) => id)).toEqual(keys.map(({ id }) => id));
  expect(second.data.next_cursor).toBeNull();
  expect(Object.keys(first.data.data[0]).sort()).toEqual(
    ['id', 'name', 'prefix', 'scopes', 'expires_at', 'last_used_at', 'rotated_at', 'revoked_at', 'created_at'].sort(),
  );
});

test('revoking twice ends a key once, and what happened to it stands in its owner’s log', async () => {
  const kim = await db.person('kim');
  const key = await made(kim);
  await rotate(kim, key, 'other');
  expect((await revoke(kim, key)).outcome).toBe('revoked');
  expect(await revoke(kim, key)).toMatchObject({ outcome: 'revoked', events: [] });
  const { data } = await kim.client.rpc('list_events', { p_after: 0, p_limit: 100 });
  expect((data as { data: { type: string }[] }).data.map(({ type }) => type)).toEqual([
    'api_key_made',
    'api_key_rotated',
    'api_key_revoked',
  ]);
});
