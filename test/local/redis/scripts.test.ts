import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RunningRedis, startRedis } from './server.ts';

let redis: RunningRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());
beforeEach(() => redis.client().flushdb());

const evaluate = (script: string, keys: string[] = [], args: unknown[] = []) =>
  redis.client({ automaticDeserialization: false }).eval(script, keys, args);

describe('the script cache', () => {
  test('an unknown hash is NOSCRIPT until the script was evaluated, and again after a flush', async () => {
    const client = redis.client();
    const script = 'return ARGV[1]';
    const hash = createHash('sha1').update(script).digest('hex');
    await expect(client.evalsha(hash, [], ['x'])).rejects.toThrow('NOSCRIPT');
    expect(await client.eval(script, [], ['x'])).toBe('x');
    expect(await client.evalsha(hash.toUpperCase(), [], ['y'])).toBe('y');
    await client.scriptFlush();
    await expect(client.evalsha(hash, [], ['x'])).rejects.toThrow('NOSCRIPT');
  });

  test('a script is known by the hash of its original text, flags line included', async () => {
    const script = '#!lua flags=allow-key-locking\nreturn 42';
    const hash = createHash('sha1').update(script).digest('hex');
    const client = redis.client();
    expect(await client.scriptLoad(script)).toBe(hash);
    expect(await client.scriptExists(hash, 'f'.repeat(40))).toEqual([1, 0]);
    expect(await client.evalsha(hash, [], [])).toBe(42);
  });

  test('the SDK loads its own scripts', async () => {
    const script = redis.client().createScript<string>('return KEYS[1] .. ARGV[1]');
    expect(await script.exec(['a'], ['b'])).toBe('ab');
    expect(await redis.bill(() => script.exec(['a'], ['b']))).toBe(1);
  });
});

describe('numbers are doubles, as in Lua 5.1', () => {
  test.each([
    ['return tostring(10 / 2)', '5'],
    ['return tostring(2^53)', '9.007199254741e+15'],
    ['return 100 * 24 * 3600 * 1000', 8_640_000_000],
    ['return math.floor(1e12 + 0.5) * 1000', 1_000_000_000_000_000],
    ['local n = #ARGV[1] * 1000000 * 1000 return n', 3_000_000_000],
    ['local a, b = ("abc"):find("c") return a * 2000000000', 6_000_000_000],
    ['return math.floor(50000.5) * math.floor(50000.5)', 2_500_000_000],
    ['return 0xFFFFFFFFFF', 1_099_511_627_775],
    ['return tonumber("8640000000") + 1', 8_640_000_001],
    ['return -tonumber("-0xFFFFFFFF")', 4_294_967_295],
    ['return string.format("%d|%5.1f|%s|%%", 8640000000.7, 2.26, 3)', '8640000000|  2.3|3|%'],
    ['return tostring(math.ceil(2^40 + 0.5))', '1099511627777'],
    ['local sum = 0 for i = 2^31, 2^31 + 2 do sum = sum + i end return sum', 6_442_450_947],
    ['return 3.99', 3],
  ])('%s', async (script, expected) => {
    expect(await evaluate(script, [], ['abc'])).toBe(expected);
  });

  test('a number given to a command keeps its digits', async () => {
    await evaluate('redis.call("SET", KEYS[1], 1790000000123)', ['key']);
    expect(await redis.client().get('key')).toBe(1790000000123);
  });
});

describe('values', () => {
  test.each([
    ['return {1, 2, "x", {3}}', [1, 2, 'x', [3]]],
    ['return {1, nil, 3}', [1]],
    ['return true', 1],
    ['return false', null],
    ['return redis.call("GET", "none") == false', 1],
    ['return redis.status_reply("FINE")', 'FINE'],
    ['return redis.call("SET", "key", "v").ok', 'OK'],
    ['return redis.call("TYPE", "none").ok', 'none'],
    ['local t = {} for i = 1, 3 do t[#t + 1] = i * 1.5 end return t', [1, 3, 4]],
    ['return {unpack(ARGV, 2)}', ['b']],
    ['return redis.sha1hex("")', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ])('%s', async (script, expected) => {
    expect(await evaluate(script, [], ['a', 'b'])).toEqual(expected);
  });

  test('bytes pass through unchanged', async () => {
    expect(await evaluate('return #ARGV[1] .. ARGV[1]', [], ['é🎉'])).toBe('6é🎉');
  });
});

describe('errors', () => {
  test.each([
    ['return redis.call("INCR")', 'Wrong number of args'],
    ['return redis.call("NOSUCH")', 'Unknown Redis command'],
    ['return redis.call()', 'at least one argument'],
    ['return redis.call("SET", "a", {})', 'must be strings or integers'],
    ['return redis.call("EVAL", "return 1", 0)', 'not allowed from script'],
    ['return redis.error_reply("MINE it is")', 'MINE it is'],
    ['error("boom")', 'boom'],
    ['x = 1', 'create global variable'],
    ['return cjson', 'nonexistent global variable'],
    ['return os.execute("ls")', 'attempt to call a nil value'],
    ['return io', 'nonexistent global variable'],
    ['this is no lua', 'Error compiling script'],
    ['while true do end', 'ran for too long'],
    ['local function f() return f() + 1 end return f()', 'stack overflow'],
  ])('%s', async (script, reason) => {
    await expect(evaluate(script)).rejects.toThrow(reason);
  });

  test('pcall hands the error to the script', async () => {
    const script = 'local r = redis.pcall("HGET", KEYS[1], "f") if r.err then return "caught " .. r.err end';
    await redis.client().set('text', 'x');
    expect(await evaluate(script, ['text'])).toMatch(/^caught WRONGTYPE/);
  });

  test('a read-only script may not write', async () => {
    const client = redis.client();
    expect(await client.evalRo('return redis.call("EXISTS", KEYS[1])', ['a'], [])).toBe(0);
    await expect(client.evalRo('return redis.call("SET", KEYS[1], 1)', ['a'], [])).rejects.toThrow('read-only');
  });

  test('wrong numbers of keys are refused', async () => {
    const post = (body: unknown) => redis.call('/', { method: 'POST', body: JSON.stringify(body) });
    expect((await post(['EVAL', 'return 1', 2, 'a'])).body.error).toContain('greater than number of args');
    expect((await post(['EVAL', 'return 1', -1])).body.error).toContain('negative');
  });

  test('after an error the next script runs as if nothing had been', async () => {
    await evaluate('redis.call("SET", "a", 1) error("half way")').catch(() => null);
    expect(await evaluate('return redis.call("GET", "a")')).toBe('1');
  });
});
