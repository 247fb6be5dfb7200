import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { aKey, holder, type NewKey, post, refusal } from './keys.ts';
import { aLetter } from './papers.ts';
import { openSocket } from './socket.ts';
import { type User, world } from './world.ts';

let ada: User;
let bob: User;
let operator: User;
beforeAll(async () => {
  [ada, bob, operator] = [await world.user(), await world.user(), await world.signIn()];
});

const everything = ['documents:read', 'documents:write'];

/** What a key is answered once the few seconds are over for which it is remembered. */
async function eventually(key: NewKey, status: number): Promise<Response> {
  const end = Date.now() + 10_000;
  for (;;) {
    const response = await world.api(holder(key.key), '/v1/documents');
    if (response.status === status || Date.now() > end) return response;
    await setTimeout(250);
  }
}

describe('a key', () => {
  test('uploads a document of its owner’s and reads what was made of it, and nothing of anybody else', async () => {
    const key = holder((await aKey(ada, everything)).key);
    const status = await world.process(key, aLetter('by-key.txt'));
    expect(status).toMatchObject({ status: 'completed', filename: 'by-key.txt' });
    expect((await world.api(ada, `/v1/documents/${status.document_id}`)).status).toBe(200);
    const theirs = await world.upload(bob, aLetter('theirs.txt'));
    const other = await world.api(key, `/v1/documents/${theirs.documents[0]?.id}`);
    expect(other.status).toBe(404);
  });

  test('is shown once, and afterwards known by its beginning', async () => {
    const made = await aKey(ada, ['documents:read']);
    expect(made.key).toMatch(/^dk_[0-9A-Za-z]{10}_[0-9A-Za-z]{49}$/);
    expect(made.key.startsWith(`${made.prefix}_`)).toBe(true);
    const listed = await world.get<{ data: NewKey[] }>(ada, '/v1/api-keys');
    expect(JSON.stringify(listed)).not.toContain(made.key.slice(15));
    expect(listed.data[0]).toEqual({ ...made, key: undefined });
    await world.api(holder(made.key), '/v1/documents');
    const used = await world.get<{ data: NewKey[] }>(ada, '/v1/api-keys');
    expect(used.data[0]?.last_used_at).not.toBeNull();
    expect(Date.parse(made.expires_at) - (await world.clock.now()).getTime()).toBeCloseTo(90 * 86_400_000, -6);
  });

  test('without a scope is told which one it lacks', async () => {
    const { key } = await aKey(ada, ['matches:read']);
    const [status, code, detail] = await refusal(await world.api(holder(key), '/v1/documents'));
    expect([status, code]).toEqual([403, 'forbidden']);
    expect(detail).toBe('This API key lacks the scope documents:read; it has matches:read.');
    expect((await world.api(holder(key), '/v1/matches')).status).toBe(200);
    expect((await post(holder(key), '/v1/documents/reprocess', {})).status).toBe(403);
  });

  test('manages no keys, whatever it may do otherwise', async () => {
    const { id, key } = await aKey(ada, everything);
    const asked = [
      world.api(holder(key), '/v1/api-keys'),
      post(holder(key), '/v1/api-keys', { name: 'More', scopes: everything }),
      post(holder(key), `/v1/api-keys/${id}/rotate`, {}),
      world.api(holder(key), `/v1/api-keys/${id}`, { method: 'DELETE' }),
    ];
    for (const answer of asked) expect((await refusal(await answer)).slice(0, 2)).toEqual([403, 'forbidden']);
  });

  test('that is mistyped, made up or somebody else’s guess opens nothing, and says why', async () => {
    const { key } = await aKey(ada, everything);
    const typo = key.slice(0, -1) + (key.endsWith('x') ? 'y' : 'x');
    for (const [wrong, reason] of [
      [typo, /checksum/],
      [key.slice(0, -3), /checksum/],
      ['dk_', /checksum/],
      ['dk_0000000000_00000000000000000000000000000000000000000000SlqAr', /checksum|no such/],
    ] as const) {
      const [status, code, detail] = await refusal(await world.api(holder(wrong), '/v1/documents'));
      expect([status, code]).toEqual([401, 'unauthorized']);
      expect(detail).toMatch(reason);
    }
  });

  test('that was revoked stops working within seconds', async () => {
    const key = await aKey(ada, everything);
    expect((await eventually(key, 200)).status).toBe(200);
    const revoked = await world.api(ada, `/v1/api-keys/${key.id}`, { method: 'DELETE' });
    expect(revoked.status).toBe(204);
    expect(await refusal(await eventually(key, 401))).toEqual([401, 'unauthorized', 'This API key was revoked.']);
  });

  test('that was rotated works on for the grace beside the new one, and not longer', async () => {
    const key = await aKey(ada, everything);
    const rotated = await (await post(ada, `/v1/api-keys/${key.id}/rotate`, { grace_seconds: 3600 })).json();
    expect([rotated.id, rotated.prefix]).toEqual([key.id, key.prefix]);
    for (const text of [key.key, rotated.key])
      expect((await world.api(holder(text), '/v1/documents')).status).toBe(200);
    await world.clock.advance('61m');
    expect((await refusal(await eventually(key, 401)))[2]).toContain('rotated');
    expect((await world.api(holder(rotated.key), '/v1/documents')).status).toBe(200);
    const atOnce = await world.api(ada, `/v1/api-keys/${key.id}/rotate`, { method: 'POST' });
    expect(atOnce.status).toBe(200);
    expect((await eventually({ ...key, key: rotated.key }, 401)).status).toBe(401);
  });

  test('ends on its day', async () => {
    const key = await aKey(ada, everything, { expires_in_days: 1 });
    await world.clock.advance('1d1m');
    expect((await refusal(await world.api(holder(key.key), '/v1/documents')))[2]).toMatch(/expired/);
  });

  test('of another person cannot be seen, rotated or revoked', async () => {
    const { id } = await aKey(ada, everything);
    expect((await post(bob, `/v1/api-keys/${id}/rotate`, {})).status).toBe(404);
    expect((await world.api(bob, `/v1/api-keys/${id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await world.get<{ data: unknown[] }>(bob, '/v1/api-keys')).data).toEqual([]);
  });

  test.each([
    [{ scopes: everything }, 'name'],
    [{ name: '', scopes: everything }, 'name'],
    [{ name: 'A', scopes: [] }, 'scopes'],
    [{ name: 'A', scopes: ['documents:own'] }, 'scopes.0'],
    [{ name: 'A', scopes: everything, expires_in_days: 366 }, 'expires_in_days'],
    [{ name: 'A', scopes: everything, expires_in_days: 0 }, 'expires_in_days'],
  ])('is not made of %j', async (body, path) => {
    const response = await post(ada, '/v1/api-keys', body);
    expect(response.status).toBe(422);
    expect((await response.json()).issues.map((issue: { path: string }) => issue.path)).toEqual([path]);
  });
});

describe('keys of operators', () => {
  const posting = () => ({ postings: [{ external_id: randomUUID(), title: 'Clerk', company: 'Acme' }] });

  test('post vacancies with postings:write', async () => {
    const { key } = await aKey(operator, ['postings:write']);
    expect((await post(holder(key), '/v1/postings', posting())).status).toBe(201);
    expect((await world.api(holder(key), '/v1/postings')).status).toBe(200);
    expect((await world.api(holder(key), '/v1/operations/queues')).status).toBe(403);
  });

  test('look at queues with operations:read, and pause none without operations:write', async () => {
    const { key } = await aKey(operator, ['operations:read']);
    expect((await world.api(holder(key), '/v1/operations/queues')).status).toBe(200);
    const [, , detail] = await refusal(await post(holder(key), '/v1/operations/queues/bulk/pause', {}));
    expect(detail).toContain('operations:write');
  });

  test('are not made by anybody else', async () => {
    const [status, code, detail] = await refusal(
      await post(ada, '/v1/api-keys', { name: 'Much', scopes: ['documents:read', 'postings:write'] }),
    );
    expect([status, code]).toEqual([403, 'forbidden']);
    expect(detail).toContain('postings:write');
  });
});

describe('a socket opened with a key', () => {
  const opened = async (key: string) => {
    const socket = await openSocket();
    socket.send({ type: 'auth', token: key });
    return socket;
  };

  test('tells what happens to its owner, until the key is revoked', async () => {
    const { id, key } = await aKey(ada, ['documents:read']);
    const socket = await opened(key);
    await socket.until(({ type }) => type === 'snapshot');
    const { documents } = await world.upload(ada, aLetter('watched.txt'));
    await socket.until(({ type, data }) => type === 'document_processed' && data.document_id === documents[0]?.id);
    await world.api(ada, `/v1/api-keys/${id}`, { method: 'DELETE' });
    expect(await socket.closed).toEqual({ code: 4401, reason: 'unauthorized' });
  });

  test('without the scope, or with a key that is none, is closed', async () => {
    const { key } = await aKey(ada, ['matches:read']);
    expect(await (await opened(key)).closed).toEqual({ code: 4403, reason: 'forbidden' });
    expect(await (await opened('dk_nonsense')).closed).toEqual({ code: 4401, reason: 'unauthorized' });
  });
});
