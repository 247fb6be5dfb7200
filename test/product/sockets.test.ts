import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { begin, cursorsOf, isProcessed, listen, openSocket, told } from './socket.ts';
import { type User, world } from './world.ts';

afterAll(() => world.heal());

/** A token as the local sign-in gives it, with other claims. */
function tokenOf(user: User, claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [, body = ''] = user.token.split('.');
  const all = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), ...claims };
  const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(all)}`;
  return `${head}.${createHmac('sha256', world.env('SUPABASE_JWT_SECRET')).update(head).digest('base64url')}`;
}

describe('the gate', () => {
  test('check 25: closes a socket that asks before it says who it is, or says it wrong', async () => {
    const ada = await world.user();
    const wrong: [unknown, number, string][] = [
      [{ type: 'ping' }, 4400, 'auth_expected'],
      [{ type: 'auth', token: 'nonsense' }, 4401, 'unauthorized'],
      [{ type: 'auth', token: `${ada.token.slice(0, -4)}AAAA` }, 4401, 'unauthorized'],
      [{ type: 'auth', token: tokenOf(ada, { exp: 1_700_000_000 }) }, 4401, 'unauthorized'],
      [{ type: 'auth' }, 4400, 'malformed_message'],
      [{ type: 'auth', token: ada.token, cursor: -1 }, 4400, 'malformed_message'],
      ['nonsense', 4400, 'malformed_message'],
      ['x'.repeat(4097), 1009, 'message_too_large'],
    ];
    for (const [message, code, reason] of wrong) {
      const socket = await openSocket();
      socket.send(message);
      expect([message, await socket.closed]).toEqual([message, { code, reason }]);
      expect(socket.frames).toEqual([]);
    }
  });

  test('check 25: believes no token in an address, which logs and histories keep', async () => {
    const ada = await world.user();
    for (const name of ['token', 'access_token', 'apikey']) {
      const socket = await openSocket(undefined, `/v1/realtime?${name}=${ada.token}`);
      socket.send({ type: 'ping' });
      expect([name, await socket.closed]).toEqual([name, { code: 4400, reason: 'auth_expected' }]);
      expect(socket.frames).toEqual([]);
    }
    expect(readFileSync('.local/test-worker-product.log', 'utf8')).not.toContain(ada.token);
  });

  test('check 25: closes a socket that talks too much, and lets nobody have too many', async () => {
    const ada = await world.user();
    const talker = await listen(ada);
    for (let count = 0; count < 60; count += 1) talker.send({ type: 'ping' });
    expect(await talker.closed).toEqual({ code: 4429, reason: 'too_many_messages' });
    const sockets = await Promise.all(Array.from({ length: 20 }, () => listen(ada)));
    const surplus = await openSocket();
    surplus.send({ type: 'auth', token: ada.token });
    expect(await surplus.closed).toEqual({ code: 4429, reason: 'too_many_sockets' });
    for (const socket of sockets) socket.close();
  });

  test('check 25: lets pages of other origins stay outside', async () => {
    const ada = await world.user();
    await expect(openSocket('https://evil.example')).rejects.toThrow('did not open');
    await expect(openSocket('null')).rejects.toThrow('did not open');
    const own = await openSocket(world.env('API_URL'));
    own.send({ type: 'auth', token: ada.token });
    await own.until(({ type }) => type === 'snapshot');
    own.close();
    expect((await world.api(null, '/v1/realtime')).status).toBe(426);
  });
});

test('a listener is told all the same when the database was away as they came', async () => {
  const ada = await world.user();
  const { id } = await begin(ada);
  await world.settled(ada, id);
  const { id: fault } = await world.fault({
    service: 'postgrest',
    fault: '5xx-before',
    match: 'get_snapshot',
    times: 1,
  });
  const socket = await listen(ada);
  expect(socket.frames[0]?.data.documents).toMatchObject([{ document_id: id, status: 'completed' }]);
  expect((await world.faults()).find((one) => one.id === fault)?.fired).toBe(1);
  socket.close();
});

describe.concurrent('as time goes by, the gate', () => {
  test('lets a silent listener sleep, who hears the next thing all the same, and nothing twice', async () => {
    const ada = await world.user();
    const before = await begin(ada);
    await world.settled(ada, before.id);
    const socket = await listen(ada);
    // An object that has had nothing to do for ten seconds leaves the memory, its timers included.
    await setTimeout(17_000);
    const { id } = await begin(ada);
    await socket.until(isProcessed(id));
    expect(cursorsOf(socket.frames)).toEqual(await told(ada, socket.frames[0]?.cursor));
    socket.close();
  });

  test('check 25: closes a socket that says nothing', async () => {
    const socket = await openSocket();
    expect(await socket.closed).toEqual({ code: 4408, reason: 'auth_timeout' });
  });

  test('check 25: closes a socket when its token expires, and says that a fresh one is needed', async () => {
    const ada = await world.user();
    const exp = Math.ceil(Date.now() / 1000) + 2;
    const socket = await listen({ ...ada, token: tokenOf(ada, { exp }) });
    expect(await socket.closed).toEqual({ code: 4401, reason: 'token_expired' });
    expect(Date.now()).toBeGreaterThanOrEqual(exp * 1000);
  });
});
