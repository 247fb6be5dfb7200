import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RunningRedis, startRedis } from './server.ts';

let redis: RunningRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());
beforeEach(async () => {
  await redis.client().flushdb();
  redis.requests.length = 0;
});

const post = (path: string, body: unknown, headers = {}) =>
  redis.call(path, { method: 'POST', body: JSON.stringify(body), headers });

describe('what is stored comes back', () => {
  const values = ['test', 'OK', 'word with spaces', '0123', '1.0', '1e3', '12345678901234567890', '日本 🎉'];
  test.each(values)('the text %j', async (value) => {
    await redis.client().set('key', value);
    expect(await redis.client().get('key')).toBe(value);
  });

  test('numbers, booleans and objects, as the SDK reads them', async () => {
    const client = redis.client();
    await client.mset({ number: 12, flag: true, object: { a: [1, null] }, empty: '' });
    expect(await client.mget('number', 'flag', 'object', 'empty', 'none')).toEqual([
      12,
      true,
      { a: [1, null] },
      '',
      null,
    ]);
  });

  test('a megabyte of text', async () => {
    const text = 'aé🎉'.repeat(150_000);
    await redis.client().set('key', text);
    expect(await redis.client().get('key')).toBe(text);
  });

  test('half an emoji, as the replacement character', async () => {
    await redis.client().set('key', '\ud83c');
    expect(await redis.client().get('key')).toBe('\ufffd');
  });

  test('bytes that are no text, in base64; as replacement characters without it', async () => {
    await redis.call('/set/bytes', { method: 'POST', body: new Uint8Array([0x80, 0xff, 0x00, 0x41]) });
    const encoded = await post('/', ['GET', 'bytes'], { 'upstash-encoding': 'base64' });
    expect([...Buffer.from(encoded.body.result, 'base64')]).toEqual([0x80, 0xff, 0x00, 0x41]);
    expect((await post('/', ['GET', 'bytes'])).body.result).toBe('\ufffd\ufffd\0A');
  });

  test('without base64, too', async () => {
    const plain = redis.client({ responseEncoding: false });
    await plain.hset('hash', { name: 'naïve' });
    expect(await plain.hgetall('hash')).toEqual({ name: 'naïve' });
  });
});

describe('base64', () => {
  const encoded = { 'upstash-encoding': 'base64' };

  test('leaves the status OK plain and encodes a stored OK', async () => {
    expect((await post('/', ['SET', 'key', 'OK'], encoded)).body).toEqual({ result: 'OK' });
    expect((await post('/', ['GET', 'key'], encoded)).body).toEqual({ result: 'T0s=' });
  });

  test('reaches nested arrays and leaves numbers, nulls and errors alone', async () => {
    await post('/', ['SADD', 'set', 'member']);
    const { body } = await post(
      '/pipeline',
      [
        ['SSCAN', 'set', 0],
        ['SCARD', 'set'],
        ['GET', 'none'],
        ['GET', 'set'],
      ],
      encoded,
    );
    expect(body).toEqual([
      { result: ['MA==', ['bWVtYmVy']] },
      { result: 1 },
      { result: null },
      { error: 'WRONGTYPE Operation against a key holding the wrong kind of value' },
    ]);
  });
});

describe('requests', () => {
  test('two reads of one tick share one pipeline; a read and a write do not', async () => {
    const client = redis.client();
    await Promise.all([client.get('a'), client.get('b')]);
    expect(redis.requests).toEqual(['POST /pipeline']);
    await Promise.all([client.set('a', 1), client.get('a')]);
    expect(redis.requests).toHaveLength(3);
  });

  test('a pipeline goes on after a command that fails', async () => {
    const pipeline = redis.client().pipeline().set('text', 'x').incr('text').set('after', 'y');
    const [, failed, after] = await pipeline.exec({ keepErrors: true });
    expect(failed?.error).toContain('not an integer');
    expect(after?.result).toBe('OK');
  });

  test('a transaction goes on after a command that fails while it runs', async () => {
    const { status, body } = await post('/multi-exec', [
      ['SET', 'a', 'x'],
      ['INCR', 'a'],
      ['SET', 'b', 'y'],
    ]);
    expect(status).toBe(200);
    expect(body).toEqual([
      { result: 'OK' },
      { error: 'ERR value is not an integer or out of range' },
      { result: 'OK' },
    ]);
  });

  test('a transaction with a command that could never run does nothing', async () => {
    const { status, body } = await post('/multi-exec', [['SET', 'a', 1], ['NOSUCH']]);
    expect(status).toBe(400);
    expect(body.error).toMatch(/^EXECABORT .*NOSUCH/);
    expect(await redis.client().exists('a')).toBe(0);
  });

  test('the SDK runs a transaction', async () => {
    expect(await redis.client().multi().incr('n').incrby('n', 4).get('n').exec()).toEqual([1, 5, 5]);
  });

  test('commands come in the path, with the body and the query behind them', async () => {
    expect((await redis.call('/set/greeting/hello%20you?EX=100')).body).toEqual({ result: 'OK' });
    expect((await redis.call('/get/greeting')).body).toEqual({ result: 'hello you' });
    expect((await redis.call('/set/file?PX=500', { method: 'PUT', body: 'content' })).body).toEqual({ result: 'OK' });
    expect((await redis.call('/pttl/file')).body).toEqual({ result: 500 });
    expect((await redis.call('/ping', { method: 'HEAD' })).body).toBeNull();
    expect((await redis.call('/ping', { method: 'DELETE' })).status).toBe(405);
  });

  test('the token may stand in the query', async () => {
    const response = await fetch(`${redis.url}/ping?_token=test-token`);
    expect(await response.json()).toEqual({ result: 'PONG' });
  });

  test('every answer carries a newer sync token', async () => {
    const tokens = [await redis.call('/ping'), await redis.call('/ping')].map(({ headers }) =>
      headers.get('upstash-sync-token'),
    );
    expect(new Set(tokens).size).toBe(2);
    expect(tokens[0]).toMatch(/^local:\d+$/);
  });
});

describe('refusals', () => {
  test('a wrong token is 401, whatever is asked', async () => {
    await expect(redis.client({ token: 'wrong' }).get('a')).rejects.toThrow('WRONGPASS');
    const response = await fetch(redis.url, { method: 'POST', body: '["PING"]' });
    expect(response.status).toBe(401);
  });

  test('a command that the stand-in lacks is named', async () => {
    await expect(redis.client().lpush('list', 1)).rejects.toThrow("ERR Command is not available: 'lpush'");
    expect((await post('/', ['constructor'])).status).toBe(400);
  });

  test.each([
    ['/', 'no json', 'failed to parse the request'],
    ['/', '{"a":1}', 'failed to parse command'],
    ['/', '[]', 'failed to parse command'],
    ['/pipeline', '[]', 'failed to parse commands'],
    ['/pipeline', '["GET","a"]', 'failed to parse command'],
    ['/', '["GET"]', "ERR wrong number of arguments for 'get' command"],
  ])('%s with the body %s is 400', async (path, body, reason) => {
    const answer = await redis.call(path, { method: 'POST', body });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain(reason);
  });

  test('more than 10 MB in one request is 400', async () => {
    const { status, body } = await post('/', ['SET', 'key', 'x'.repeat(10 * 1024 * 1024)]);
    expect(status).toBe(400);
    expect(body.error).toContain('max request size');
  });

  test.each(['/subscribe/channel', '/psubscribe/*', '/monitor'])('%s is 501 with a sentence', async (path) => {
    const { status, body } = await redis.call(path, { method: 'POST' });
    expect(status).toBe(501);
    expect(body.error).toContain('not available');
  });

  test('the format resp2 is 501 with a sentence', async () => {
    const { status, body } = await post('/', ['PING'], { 'upstash-response-format': 'resp2' });
    expect([status, body.error]).toEqual([501, 'ERR the local Redis answers in JSON only']);
  });
});

describe('the bill', () => {
  test('counts each command of a pipeline and of a transaction', async () => {
    const client = redis.client();
    expect(await redis.bill(() => client.get('a'))).toBe(1);
    expect(await redis.bill(() => client.pipeline().set('a', 1).incr('a').get('a').exec())).toBe(3);
    expect(await redis.bill(() => client.multi().set('a', 1).incr('a').exec())).toBe(2);
  });

  test('counts a script and every command that it runs', async () => {
    const script = 'for i = 1, 3 do redis.call("INCR", KEYS[1]) end redis.pcall("HGET", KEYS[1], "x")';
    expect(await redis.bill(() => redis.client().eval(script, ['counter'], []))).toBe(5);
  });

  test('leaves out what was never run', async () => {
    const refused = [post('/', ['NOSUCH']), post('/', ['GET']), post('/multi-exec', [['SET', 'a', 1], ['NOSUCH']])];
    expect(await redis.bill(() => Promise.all(refused))).toBe(0);
    expect(
      await redis.bill(() =>
        redis
          .client({ token: 'wrong' })
          .get('a')
          .catch(() => null),
      ),
    ).toBe(0);
  });
});
