import dns from 'node:dns';
import net from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { loadModel } from '../../../local/engines/embeddings/model.ts';
import { createTokenizer } from '../../../local/engines/embeddings/tokenizer.ts';

afterEach(() => vi.restoreAllMocks());

test('loading the model and embedding a text connects to nothing', async () => {
  const connect = vi.spyOn(net.Socket.prototype, 'connect');
  const lookup = vi.spyOn(dns, 'lookup');
  const fetched = vi.spyOn(globalThis, 'fetch');
  const model = await loadModel();
  const { vector, tokens } = await model.embed('A text about nothing in particular.');
  expect(vector).toHaveLength(512);
  expect(tokens).toBe(7);
  for (const spy of [connect, lookup, fetched]) expect(spy).not.toHaveBeenCalled();
});

const control = Array.from({ length: 6 }, (_, index) => [`control${index}`, 0] as const);

test('a text is cut into its likeliest pieces, not its longest', () => {
  const { encode } = createTokenizer([...control, ['▁', -3], ['ab', -9], ['a', -2], ['b', -2], ['▁ab', -8]]);
  expect(encode('ab')).toEqual([6, 8, 9]);
});

test('a piece without a score is as likely as punctuation, so that it does not win everywhere', () => {
  const { encode } = createTokenizer([...control, ['▁', -2], [':', null], ['a', -2], [':a', -3]]);
  expect(encode(':a')).toEqual([6, 9]);
  expect(encode(':')).toEqual([6, 7]);
});

test('signs that are not in the vocabulary are one unknown piece, and no control symbol is ever read', () => {
  const { encode } = createTokenizer([...control, ['▁', -2], ['a', -2]]);
  expect(encode('a𓀀𓁂a')).toEqual([6, 7, 0, 7]);
  expect(encode('control3')).not.toContain(3);
  expect(encode('')).toEqual([6]);
  expect(encode('  a \n a ')).toEqual([6, 7, 6, 7]);
});
