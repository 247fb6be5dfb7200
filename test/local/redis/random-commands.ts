/** A stream of numbers in [0, 1) that is the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const scripts = [
  'return redis.call("GET", KEYS[1])',
  'return redis.call("INCRBY", KEYS[1], ARGV[1])',
  'return {1, 2.9, "x", false, 3}',
  'local r = redis.pcall("HGETALL", KEYS[1]) if r.err then return "E" end return #r',
  'return tonumber(ARGV[1]) and tonumber(ARGV[1]) / 2 or "nan"',
  'return tostring((tonumber(ARGV[1]) or 7) / 4)',
  'redis.call("SET", KEYS[1], (tonumber(ARGV[1]) or 1) * 3 / 2) return redis.call("GET", KEYS[1])',
  'return redis.call("ZADD", KEYS[1], 0.1, "m")',
  'return {redis.call("TYPE", KEYS[1]).ok, redis.call("EXISTS", KEYS[1])}',
  'return string.format("%d|%s|%.3f|%5d|%%", tonumber(ARGV[1]) or 3, ARGV[1], 2.5, 7.9)',
  'return {err = "CUSTOM no"}',
  'local t = {} for i = 1, #ARGV do t[#t + 1] = ARGV[i]:upper() end return t',
  'return #KEYS[1]',
  'return 1e10',
  'return tostring(1e15) .. tostring(-0.1) .. tostring(1 / 3) .. tostring(2 ^ 31)',
  'error("boom")',
  'return redis.call("PTTL", KEYS[1]) > 0',
  'return math.floor((tonumber(ARGV[1]) or 1) * 1e6) * 3600',
  'return 0xFFFFFFFF + #KEYS[1]',
  'return redis.call("NOSUCH")',
  'return redis.call("GET")',
];

/** Makes commands over a few keys, so that kinds collide and options meet; numbers, bytes and mistakes included. */
export function randomCommands(random: () => number): () => string[] {
  const one = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const integer = (low: number, high: number) => String(low + Math.floor(random() * (high - low + 1)));
  const some = (make: () => string | string[], low: number, high: number) =>
    Array.from({ length: Number(integer(low, high)) }, make).flat();
  const maybe = (...words: string[]) => (random() < 0.25 ? words : []);

  const key = () => one(['k1', 'k2', 'k3', 'k4', 'h\xc3\xa9', '\xff\x00b']);
  const field = () => one(['a', 'b', 'c', 'd', '']);
  const value = () => one(['1', '5', '-3', '10', 'x', '', '1.5', '9223372036854775807', '\xff\x80', '  1', '007']);
  const amount = () => one(['1', '2', '-1', '5', '100', 'x', '0']);
  const increment = () => one([amount(), '9223372036854775807', '-9223372036854775808', '+1', '01']);
  const score = () => one(['1', '2', '2', '3.5', '-1', 'inf', '-inf', '1e3', '(2', 'q', '0.1']);
  const index = () => integer(-4, 4);
  // Far apart, so that a millisecond between the two servers never decides a comparison.
  const milliseconds = () => one([integer(10_000, 10_000_000), '-1', 'x']);
  const expiry = () => one([['EX', '100'], ['px', milliseconds()], ['EX', '0'], ['PXAT', '1'], ['KEEPTTL']]);
  const condition = () => [...maybe('NX'), ...maybe('xx'), ...maybe('GT'), ...maybe('LT')];
  const pattern = () => one(['k*', 'k[12]', '*', 'h?*', 'k[^1]', 'k[3-1]', '\\k1', '[', 'k[1']);

  const makers: (() => string[])[] = [
    () => ['GET', key()],
    () => ['SET', key(), value(), ...maybe('NX'), ...maybe('xx'), ...maybe('GET'), ...(random() < 0.3 ? expiry() : [])],
    () => [one(['DEL', 'UNLINK']), ...some(key, 1, 2)],
    () => [one(['EXISTS', 'TOUCH']), ...some(key, 1, 3)],
    () => ['PEXPIRE', key(), milliseconds(), ...condition()],
    () => ['EXPIRE', key(), one(['1000', '-1', 'x', '9223372036854775807'])],
    () => [one(['TTL', 'PTTL', 'PERSIST', 'TYPE', 'STRLEN', 'GETDEL', 'INCR', 'DECR']), key()],
    () => [one(['INCRBY', 'DECRBY']), key(), increment()],
    () => ['INCRBYFLOAT', one(['f1', 'f2']), one(['1.5', '0.25', 'x', '-3', 'inf'])],
    () => ['HINCRBYFLOAT', 'f3', field(), one(['1.5', '0.25', 'x', '-3'])],
    () => [one(['GETSET', 'SETNX', 'APPEND']), key(), value()],
    () => [one(['SETEX', 'PSETEX']), key(), one(['100000', '0', 'x']), value()],
    () => ['GETEX', key(), ...(random() < 0.4 ? one([...[expiry()], ['PERSIST'], ['PERSIST', '1']]) : [])],
    () => ['GETRANGE', key(), index(), index()],
    () => ['MGET', ...some(key, 1, 4)],
    () => [one(['MSET', 'MSETNX']), ...some(() => [key(), value()], 1, 3), ...(random() < 0.1 ? ['odd'] : [])],
    () => [one(['RENAME', 'RENAMENX']), key(), key()],
    () => [one(['HSET', 'HMSET']), key(), ...some(() => [field(), value()], 1, 3), ...(random() < 0.05 ? ['odd'] : [])],
    () => [one(['HGET', 'HEXISTS']), key(), field()],
    () => [one(['HGETALL', 'HLEN', 'HKEYS', 'HVALS']), key()],
    () => [one(['HMGET', 'HDEL']), key(), ...some(field, 1, 3)],
    () => ['HINCRBY', key(), field(), increment()],
    () => ['HSETNX', key(), field(), value()],
    () => [one(['HSCAN', 'SSCAN', 'ZSCAN']), key(), one(['0', 'x']), ...maybe('MATCH', '[ab]*')],
    () => [one(['SADD', 'SREM', 'SMISMEMBER']), key(), ...some(field, 1, 3)],
    () => [one(['SMEMBERS', 'SCARD']), key()],
    () => ['SISMEMBER', key(), field()],
    () => [one(['SUNION', 'SINTER', 'SDIFF']), ...some(key, 1, 3)],
    () => [
      'ZADD',
      key(),
      ...(random() < 0.5 ? [...condition(), ...maybe('CH'), ...maybe('INCR')] : []),
      ...some(() => [score(), field()], 1, 3),
    ],
    () => ['ZINCRBY', key(), score(), field()],
    () => ['ZRANGE', key(), index(), index(), ...maybe('REV'), ...maybe('WITHSCORES'), ...maybe('LIMIT', '0', '1')],
    () => ['ZRANGE', key(), score(), score(), 'BYSCORE', ...maybe('REV'), ...maybe('LIMIT', index(), index())],
    () => [one(['ZRANGEBYSCORE', 'ZREVRANGEBYSCORE']), key(), score(), score(), ...maybe('WITHSCORES')],
    () => ['ZREVRANGE', key(), index(), index(), ...maybe('withscores')],
    () => [one(['ZREM', 'ZMSCORE']), key(), ...some(field, 1, 3)],
    () => [one(['ZREMRANGEBYSCORE', 'ZCOUNT']), key(), score(), score()],
    () => ['ZREMRANGEBYRANK', key(), index(), index()],
    () => [one(['ZSCORE', 'ZRANK', 'ZREVRANK']), key(), field()],
    () => [one(['ZPOPMIN', 'ZPOPMAX']), key(), ...maybe(integer(-1, 3))],
    () => ['ZCARD', key()],
    () => ['KEYS', pattern()],
    () => ['SCAN', '0', ...maybe('MATCH', pattern()), ...maybe('TYPE', 'hash'), 'COUNT', one(['1000', '1000', '0'])],
    () => ['EVAL', one(scripts), '1', key(), ...some(amount, 1, 2)],
    () => ['EVAL_RO', 'return redis.call("SET", KEYS[1], "1")', '1', key()],
    () => [one(['GET', 'PING', 'ECHO', 'HSET', 'ZADD']), ...some(value, 0, 3)],
    () => (random() < 0.2 ? ['FLUSHDB'] : ['PING']),
  ];
  return () => one(makers)();
}
