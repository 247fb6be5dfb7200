import { expect, test } from 'vitest';
import { createApp } from '../../functions/app.ts';
import type { Composition } from '../../functions/composition.ts';
import { checked } from '../../functions/middleware/validate.ts';
import { readForm } from '../../functions/upload-form.ts';
import type { Context } from '../../lib/context.ts';
import { limits } from '../../lib/documents/document.ts';
import { openUploads } from '../../lib/documents/open-uploads.ts';
import { ReviewInput } from '../../lib/documents/review.ts';
import { FolderInput } from '../../lib/folders/folder.ts';

test('check 1: a file that is announced as too large is refused before there is anywhere to send it', async () => {
  // As much of a context as refusing takes.
  const ctx = { actor: { kind: 'user', id: 'ada' } } as unknown as Context;
  const files = [{ filename: '../huge.pdf', size: limits.fileBytes + 1 }];
  await expect(openUploads(ctx, { files })).rejects.toMatchObject({
    code: 'file_too_large',
    message: 'huge.pdf has 50 MB; a file may have at most 50 MB.',
  });
});

test.each([
  '{"name":"a","__proto__":{"admin":true}}',
  '{"name":"a","constructor":{"prototype":{"admin":true}}}',
  '{"__proto__":{"name":"a"}}',
  '{"name":{"__proto__":"a"}}',
])('check 36: a body with the insides of objects is refused, and alters none: %s', (body) => {
  expect(() => checked('json', FolderInput, JSON.parse(body))).toThrow(
    expect.objectContaining({ code: 'invalid_input' }),
  );
  expect(({} as { admin?: unknown }).admin).toBeUndefined();
});

test('check 36: a form whose field is named like the inside of an object is refused for it', async () => {
  const form = new FormData();
  form.append('files', new Blob(['Dear Ms Roe']), 'letter.txt');
  form.append('__proto__', 'x');
  const request = new Request('http://localhost/v1/documents', { method: 'POST', body: form });
  await expect(readForm(request)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('__proto__'),
  });
});

test('check 36: a value that nests without end is no value of any field', () => {
  const value = JSON.parse(`${'[1,'.repeat(30_000)}1${']'.repeat(30_000)}`);
  for (const name of ['total', 'vendor', 'line_items', 'skills'])
    expect(() => checked('json', ReviewInput, { fields: [{ name, action: 'correct', value }] })).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
});

test('check 36: of a key that is given twice the last one counts, for everybody alike', () => {
  expect(checked('json', FolderInput, JSON.parse('{"name":"first","name":"second"}'))).toMatchObject({
    name: 'second',
  });
});

test('check 36: a body larger than any of ours is refused, however deep it is, and whether or not it says so', async () => {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const app = createApp({
    log,
    appUrl: 'https://docket.example.com',
    corsOrigins: [],
    for: () => ({}),
    authenticate: async () => ({ id: crypto.randomUUID(), expiresAt: 2_000_000_000 }),
  } as unknown as Composition);
  const headers = { authorization: 'Bearer token', 'content-type': 'application/json' };
  const body = `{"name":${'['.repeat(70_000)}${']'.repeat(70_000)}}`;
  const streamed = { body: new Blob([body]).stream(), duplex: 'half' };
  for (const init of [{ body }, streamed]) {
    const response = await app.request('/v1/folders', { method: 'POST', headers, ...init });
    expect([response.status, (await response.json()).code]).toEqual([413, 'request_too_large']);
  }
});
