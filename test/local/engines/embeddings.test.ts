import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createEmbedding } from '../../../local/engines/embeddings/embedding.ts';
import { createEngines } from '../../../local/engines/engines.ts';
import { TookTooLong } from '../../../local/engines/problem.ts';

const counts = new Map<string, number>();
const engines = createEngines({
  now: () => 0,
  meter: (operation, count = 1) => counts.set(operation, (counts.get(operation) ?? 0) + count),
});

beforeEach(() => counts.clear());
afterAll(() => engines.close?.());

async function post(body: unknown) {
  const init = { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await engines.fetch(new Request('http://engines.test/v1/embeddings', init));
  return { status: response.status, body: await response.json() };
}

async function embed(...input: string[]): Promise<number[][]> {
  const { body } = await post({ model: 'any', input });
  return body.data.map(({ embedding }: { embedding: number[] }) => embedding);
}

const dot = (a: number[] = [], b: number[] = []) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

describe('embedding texts', () => {
  test('the answer has the form of OpenAI’s, with unit vectors in the order of the texts', async () => {
    const { status, body } = await post({ model: 'text-embedding-3-small', input: ['How old are you?', 'Pasta'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      object: 'list',
      model: 'universal-sentence-encoder-lite',
      data: [
        { object: 'embedding', index: 0 },
        { object: 'embedding', index: 1 },
      ],
      usage: { prompt_tokens: 7, total_tokens: 7 },
    });
    for (const { embedding } of body.data) {
      expect(embedding).toHaveLength(512);
      expect(dot(embedding, embedding)).toBeCloseTo(1, 5);
    }
    const alone = await embed('Pasta');
    expect(dot(alone[0], body.data[1].embedding)).toBeCloseTo(1, 5);
  });

  test('what means the same is closer than what does not', async () => {
    const [age, years, pasta, recipe] = await embed(
      'How old are you?',
      'What is your age?',
      'The chef cooked pasta for the guests.',
      'A cook prepares noodles in the restaurant.',
    );
    expect(dot(age, years)).toBeCloseTo(0.846, 2);
    expect(dot(pasta, recipe)).toBeGreaterThan(0.5);
    for (const one of [age, years]) {
      for (const other of [pasta, recipe]) expect(dot(one, other)).toBeLessThan(0.2);
    }
  });

  test('two texts with a colon are not the same', async () => {
    const [fruit, bank] = await embed('fruit : apple', 'bank : account');
    expect(dot(fruit, bank)).toBeLessThan(0.7);
    const [smile, frown] = await embed(':)', ':(');
    expect(dot(smile, frown)).toBeLessThan(0.99);
  });

  test('the end of a long text counts as its beginning does', async () => {
    const accounts = 'The accountant files tax returns and closes the books of the company. '.repeat(20);
    const pasta = 'The chef cooks pasta and plans the menu of the restaurant. '.repeat(20);
    const [accountsFirst, pastaFirst, accountsOnly] = await embed(accounts + pasta, pasta + accounts, accounts);
    expect(dot(accountsFirst, pastaFirst)).toBeGreaterThan(0.9);
    expect(dot(accountsFirst, accountsOnly)).toBeLessThan(0.9);
  });

  test('signs that no text of the model had are read over', async () => {
    const [first, second] = await embed('𓀀𓀁𓂀 \ud83e', '\u0000\u0001');
    expect(dot(first, first)).toBeCloseTo(1, 5);
    expect(dot(second, second)).toBeCloseTo(1, 5);
  });

  test('numbers also come as base64, and fewer of them when so many are asked for', async () => {
    const { body } = await post({ model: 'any', input: 'Pasta', encoding_format: 'base64' });
    const [floats] = await embed('Pasta');
    const bytes = Buffer.from(body.data[0].embedding, 'base64');
    expect(bytes).toHaveLength(512 * 4);
    expect(bytes.readFloatLE(4)).toBeCloseTo(floats?.[1] ?? 0, 7);
    const short = (await post({ model: 'any', input: 'Pasta', dimensions: 64 })).body.data[0].embedding;
    expect(short).toHaveLength(64);
    expect(dot(short, short)).toBeCloseTo(1, 5);
  });

  test('every text is counted as it would be billed, and no refused one', async () => {
    await embed('one', 'two', 'three');
    expect(counts.get('engines.embeddings')).toBe(3);
    await post({ model: 'any', input: '' });
    expect(counts.get('engines.embeddings')).toBe(3);
  });
});

describe('a call that cannot be answered', () => {
  test.each([
    ['no text', { model: 'any', input: '' }, 'input'],
    ['no texts', { model: 'any', input: [] }, 'input'],
    ['too many texts', { model: 'any', input: Array(257).fill('a') }, 'input'],
    ['a text without an end', { model: 'any', input: 'a'.repeat(32_769) }, 'input'],
    ['tokens', { model: 'any', input: [[1, 2]] }, 'input'],
    ['no input', { model: 'any' }, 'input'],
    ['no model', { input: 'a' }, 'model'],
    ['too many dimensions', { model: 'any', input: 'a', dimensions: 768 }, 'dimensions'],
    ['an unknown format', { model: 'any', input: 'a', encoding_format: 'hex' }, 'encoding_format'],
  ])('%s is refused in OpenAI’s form', async (_, body, param) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toEqual({
      message: expect.stringContaining(`'${param}'`),
      type: 'invalid_request_error',
      param,
      code: null,
    });
  });

  test('what is no JSON is refused in OpenAI’s form', async () => {
    const answer = await post('{');
    expect(answer).toMatchObject({ status: 400, body: { error: { type: 'invalid_request_error' } } });
  });
});

test('the one model there is can be listed', async () => {
  const response = await engines.fetch(new Request('http://engines.test/v1/models'));
  expect(await response.json()).toMatchObject({
    object: 'list',
    data: [{ id: 'universal-sentence-encoder-lite', object: 'model' }],
  });
});

test('a text that takes too long is given up, and the thread that hung on it is replaced', async () => {
  const hung = createEmbedding(1);
  const { signal } = new AbortController();
  await expect(hung.embed(['one'], signal)).rejects.toThrow(TookTooLong);
  await expect(hung.embed(['one'], signal)).rejects.toThrow(TookTooLong);
  await hung.close();
});

test('the texts of one caller let those of another come between', async () => {
  const embedding = createEmbedding();
  const { signal } = new AbortController();
  const done: string[] = [];
  const many = embedding.embed(Array(8).fill('a long list'), signal).then(() => done.push('many'));
  const one = embedding.embed(['a short one'], signal).then(() => done.push('one'));
  await Promise.all([many, one]);
  expect(done).toEqual(['one', 'many']);
  await embedding.close();
});
