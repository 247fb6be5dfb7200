import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { knownModel, localModel } from '../../../lib/adapters/engines/embedding-models.ts';
import { addressOf, createEmbedder } from '../../../lib/adapters/engines/embeddings.ts';

interface Body {
  model: string;
  input: string[];
  dimensions?: number;
}

let server: Server;
let url: string;
let seen: { path: string | undefined; headers: IncomingHttpHeaders; body: Body }[];
let reply: (response: ServerResponse, body: Body) => void;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: Body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      seen.push({ path: request.url, headers: request.headers, body });
      reply(response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  seen = [];
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const answers = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  reply = (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
};

const data = (vectors: unknown[]) => ({ data: vectors.map((embedding, index) => ({ index, embedding })) });

const calibration = { midpoint: 0.5, scale: 0.1 };
const embedder = (options: { apiKey?: string; name?: string; timeoutMs?: number } = {}) =>
  createEmbedder({ url, apiKey: null, model: knownModel(options.name ?? 'a-model', calibration), ...options });

describe('embedding', () => {
  test('texts are sent as OpenAI has it, and shorter vectors are filled up and of unit length', async () => {
    answers(200, data([[3, 4]]));
    const [vector] = await embedder({ apiKey: 'key-1' }).embed(['Pasta']);
    expect(vector).toHaveLength(768);
    expect(vector?.slice(0, 3)).toEqual([0.6, 0.8, 0]);
    expect(seen[0]).toMatchObject({
      path: '/v1/embeddings',
      headers: { authorization: 'Bearer key-1' },
      body: { model: 'a-model', input: ['Pasta'], encoding_format: 'base64' },
    });
    expect(seen[0]?.body.dimensions).toBeUndefined();
  });

  test('numbers in base64 and an answer in another order are understood', async () => {
    const base64 = Buffer.from(Float32Array.from([0, 2]).buffer).toString('base64');
    answers(200, { data: data([[1, 0], base64]).data.toReversed() });
    const [first, second] = await embedder().embed(['a', 'b']);
    expect([first?.slice(0, 2), second?.slice(0, 2)]).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  test('many texts go in several calls and come back in order', async () => {
    reply = (response, { input }) => {
      response.end(JSON.stringify(data(input.map((text) => [1, Number(text)]))));
    };
    const vectors = await embedder().embed(Array.from({ length: 70 }, (_, index) => String(index)));
    expect(seen.map(({ body }) => body.input.length)).toEqual([32, 32, 6]);
    expect(vectors.map(([x = 1, y = 0]) => Math.round(y / x))).toEqual(Array.from({ length: 70 }, (_, index) => index));
    expect(await embedder().embed([])).toEqual([]);
  });

  test('what all texts about work have in common is taken away from the vectors of the local engine', async () => {
    const { background } = knownModel(localModel, null);
    answers(200, data([background, background.map((value, index) => (index < 256 ? value : -value))]));
    const local = embedder({ name: localModel });
    const [common = [], other = []] = await local.embed(['work', 'poetry']);
    expect(local.model.name).toBe('universal-sentence-encoder-lite/centred-1');
    expect(seen[0]?.body.model).toBe(localModel);
    for (const vector of [common, other]) expect(Math.hypot(...vector)).toBeCloseTo(1, 9);
    const along = other.reduce((sum, value, index) => sum + value * (common[index] ?? 0), 0);
    const before = background.reduce((sum, value, index) => sum + (index < 256 ? 1 : -1) * value * value, 0);
    expect(along).toBeLessThan(before / Math.hypot(...background) ** 2);
  });

  test('OpenAI’s models that can shorten their vectors are asked to', async () => {
    answers(200, data([[1]]));
    await embedder({ name: 'text-embedding-3-small' }).embed(['a']);
    expect(seen[0]?.body.dimensions).toBe(768);
  });
});

describe('an engine that does not serve', () => {
  test.each([
    [429, { 'retry-after': '7' }, 'engine_unavailable', 7],
    [429, { 'retry-after': 'soon' }, 'engine_unavailable', 20],
    [408, {}, 'engine_unavailable', 20],
    [500, {}, 'engine_unavailable', 20],
    [503, { 'retry-after': '60' }, 'engine_unavailable', 60],
    [400, {}, 'engine_refused', undefined],
    [401, {}, 'engine_refused', undefined],
    [404, {}, 'engine_refused', undefined],
  ])('HTTP %i %j is %s', async (status, headers, code, retryAfter) => {
    answers(status, { error: { message: 'No.' } }, headers);
    await expect(embedder().embed(['a'])).rejects.toMatchObject({ code, extras: retryAfter ? { retryAfter } : {} });
  });

  test.each([
    ['no JSON', '{"data":'],
    ['no data', {}],
    ['too few vectors', { data: [] }],
    ['one vector twice', { data: [...data([[1]]).data, ...data([[1]]).data] }],
    ['no numbers', data([['a']])],
    ['an empty vector', data([[]])],
    ['no direction', data([[0, 0]])],
    ['numbers without an end', data([[1.7e308, 1.7e308]])],
    ['no base64', data(['!'])],
  ])('an answer with %s is not believed', async (_, body) => {
    answers(200, body);
    await expect(embedder().embed(['a'])).rejects.toMatchObject({ code: 'engine_unavailable' });
  });

  test('a model with longer vectors than can be kept is refused with a sentence that says so', async () => {
    answers(200, data([Array(1024).fill(1)]));
    await expect(embedder().embed(['a'])).rejects.toMatchObject({
      code: 'engine_refused',
      message: expect.stringMatching(/a-model answers 1024 numbers.*768/),
    });
  });

  test('one that hangs is given up', async () => {
    reply = () => {};
    await expect(embedder({ timeoutMs: 50 }).embed(['a'])).rejects.toMatchObject({ code: 'engine_unavailable' });
  });

  test('one that is not there is away', async () => {
    const gone = createEmbedder({ url: 'http://127.0.0.1:9', apiKey: null, model: knownModel('a-model', calibration) });
    await expect(gone.embed(['a'])).rejects.toMatchObject({ code: 'engine_unavailable' });
  });
});

test.each([
  ['http://127.0.0.1:8090', 'http://127.0.0.1:8090/v1/embeddings'],
  ['https://api.openai.com/v1/', 'https://api.openai.com/v1/embeddings'],
  [
    'https://api.cloudflare.com/client/v4/accounts/a/ai/v1',
    'https://api.cloudflare.com/client/v4/accounts/a/ai/v1/embeddings',
  ],
  ['https://example.com/v1/embeddings', 'https://example.com/v1/embeddings'],
])('the embeddings of %s are at %s', (base, address) => {
  expect(addressOf(base)).toBe(address);
});

test('a known model has its calibration, and one that is not known needs one', () => {
  for (const name of ['@cf/baai/bge-base-en-v1.5', 'text-embedding-3-small']) {
    expect(knownModel(name, null).kept).toMatchObject({
      name,
      midpoint: expect.any(Number),
      scale: expect.any(Number),
    });
  }
  expect(knownModel('other', calibration).kept).toEqual({ name: 'other', ...calibration });
  expect(knownModel(localModel, calibration).kept).toMatchObject(calibration);
  expect(() => knownModel('other', null)).toThrow(/EMBEDDINGS_CALIBRATION is missing/);
});
