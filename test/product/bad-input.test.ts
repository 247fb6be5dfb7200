import { describe, expect, test } from 'vitest';
import { aCorruptPdf, aLetter, anEncryptedPdf, anInvoice } from './papers.ts';
import { type TestFile, type User, world } from './world.ts';

interface Problem {
  status: number;
  code: string;
  detail: string;
  title: string;
  request_id: string;
  issues?: { path: string; message: string }[];
  errors?: { filename: string; code: string; detail: string }[];
}

async function problem(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const body = (await response.json()) as Problem;
  expect(body).toMatchObject({ status: response.status, request_id: expect.any(String), title: expect.any(String) });
  expect(body.detail.length).toBeGreaterThan(10);
  return body;
}

const form = (files: TestFile[], fields: Record<string, string> = {}) => {
  const body = new FormData();
  for (const { name, bytes } of files) body.append('files', new Blob([bytes]), name);
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return body;
};
const send = (user: User | null, body: BodyInit, headers: Record<string, string> = {}) =>
  world.api(user, '/v1/documents', { method: 'POST', body, headers });
const sendJson = (user: User, path: string, body: unknown) =>
  world.api(user, path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

describe('a file that cannot be taken', () => {
  const pngHeader = (width: number, height: number) => {
    const bytes = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008060000000000000000000000', 'hex');
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return new Uint8Array(bytes);
  };
  test.each([
    ['an empty file', { name: 'empty.pdf', bytes: '' }, 'empty_file'],
    [
      'a program named like a document',
      { name: 'cv.docx', bytes: new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 255, 255, 0, 0]) },
      'unsupported_format',
    ],
    ['a picture of 60,000 × 60,000 pixels', { name: 'huge.png', bytes: pngHeader(60_000, 60_000) }, 'image_too_large'],
  ])('%s is refused with its code and what would be right', async (_, file, code) => {
    const refused = await problem(await send(await world.user(), form([file])));
    expect(refused).toMatchObject({ code, errors: [{ filename: file.name, code }] });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.status).toBeLessThan(500);
  });

  test('does not keep the others of its call from being taken', async () => {
    const ada = await world.user();
    const { documents, errors } = await world.upload(ada, [{ name: 'empty.txt', bytes: '' }, aLetter('fine.txt')]);
    expect(errors).toMatchObject([{ filename: 'empty.txt', code: 'empty_file' }]);
    expect((await world.settled(ada, documents[0]?.id ?? '')).filename).toBe('fine.txt');
  });

  test('leaves nothing behind', async () => {
    const ada = await world.user();
    await send(ada, form([{ name: 'empty.pdf', bytes: '' }]));
    expect(await world.get(ada, '/v1/documents')).toMatchObject({ data: [], next_cursor: null });
  });
});

describe('a document that cannot be read fails with a code and a sentence, and its owner is told', () => {
  test.each([
    ['corrupt', aCorruptPdf(), 'document_corrupt', /could not be read|damaged|broken|again/i],
    ['encrypted', anEncryptedPdf(), 'document_encrypted', /password/i],
  ])('%s', async (_, file, code, advice) => {
    const ada = await world.user();
    const status = await world.process(ada, file);
    expect(status).toMatchObject({ status: 'failed', error: { code } });
    expect(status.error?.detail).toMatch(/^[A-Z].*\.$/);
    await expect.poll(async () => (await world.mails(ada.email)).length).toBe(1);
    expect((await world.mails(ada.email))[0]?.text).toMatch(advice);
  });
});

describe('a call that cannot be taken', () => {
  test('with 21 files is refused whole', async () => {
    const files = Array.from({ length: 21 }, (_, index) => aLetter(`${index}.txt`));
    expect(await problem(await send(await world.user(), form(files)))).toMatchObject({
      status: 422,
      code: 'too_many_files',
    });
  });

  test('with 11 MB is told the way for large files', async () => {
    const file = { name: 'large.txt', bytes: 'x'.repeat(11 * 1024 * 1024) };
    const refused = await problem(await send(await world.user(), form([file])));
    expect(refused).toMatchObject({ status: 413, code: 'request_too_large' });
    expect(refused.detail).toContain('/v1/uploads');
  });

  test('with a JSON body larger than any that makes sense is refused before it is read', async () => {
    const refused = await problem(await sendJson(await world.user(), '/v1/folders', { name: 'x'.repeat(200_000) }));
    expect(refused).toMatchObject({ status: 413, code: 'request_too_large' });
  });

  test('announcing 51 MB for direct upload is refused', async () => {
    const refused = await problem(
      await sendJson(await world.user(), '/v1/uploads', { files: [{ filename: 'huge.pdf', size: 51 * 1024 * 1024 }] }),
    );
    expect(refused).toMatchObject({ status: 413, code: 'file_too_large' });
  });

  test('with a torn multipart body is a 400', async () => {
    const body = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nno end';
    expect(
      await problem(await send(await world.user(), body, { 'content-type': 'multipart/form-data; boundary=x' })),
    ).toMatchObject({ status: 400, code: 'malformed_request' });
    expect((await problem(await send(await world.user(), 'hello', { 'content-type': 'text/plain' }))).status).toBe(400);
    expect((await problem(await send(await world.user(), '{', { 'content-type': 'application/json' }))).status).toBe(
      400,
    );
  });

  test('with fields that nobody knows or values that make no sense lists every issue at once', async () => {
    const refused = await problem(
      await send(await world.user(), form([aLetter()], { colour: 'red', queue: 'fast', delay: 'soon' })),
    );
    expect(refused).toMatchObject({ status: 422, code: 'invalid_input' });
    expect(refused.issues?.map(({ path }) => path).sort()).toEqual(['', 'delay', 'queue']);
    expect(refused.detail).toContain('colour');
  });

  test('without files, or with text where a file belongs, is refused', async () => {
    const ada = await world.user();
    expect((await problem(await send(ada, form([])))).status).toBe(422);
    const body = new FormData();
    body.append('files', 'just text');
    expect((await problem(await send(ada, body))).status).toBe(422);
  });

  test('for a folder of somebody else is not found, and takes nothing', async () => {
    const [ada, bob] = [await world.user(), await world.user()];
    const { id } = await (await sendJson(bob, '/v1/folders', { name: 'Private' })).json();
    expect((await problem(await send(ada, form([aLetter()], { folder_id: id })))).status).toBe(404);
  });

  test('under a used idempotency key answers as before for the same files, and 409 for others', async () => {
    const ada = await world.user();
    const letter = aLetter();
    const key = { 'idempotency-key': 'order 7' };
    const first = await (await send(ada, form([letter]), key)).json();
    const second = await (await send(ada, form([letter]), key)).json();
    expect(second).toEqual(first);
    expect(await problem(await send(ada, form([aLetter()]), key))).toMatchObject({
      status: 409,
      code: 'idempotency_conflict',
    });
    await world.settled(ada, first.documents[0].id);
    expect((await world.get<{ data: unknown[] }>(ada, '/v1/documents')).data).toHaveLength(1);
    const { url } = await world.get<{ url: string }>(ada, `/v1/documents/${first.documents[0].id}/content`);
    expect(await (await fetch(url)).text()).toBe(letter.bytes);
  });
});

test('text that no database can hold, cursors that are none and methods that a path does not take are told so', async () => {
  const ada = await world.user();
  for (const name of ['\u0000', 'a\u0000b', '\ud800'])
    expect((await problem(await sendJson(ada, '/v1/folders', { name }))).status).toBe(422);
  const cursors = [
    'nonsense',
    btoa('9999-99-99 99:99:99+99|00000000-0000-0000-0000-000000000000'),
    btoa(`2026-01-01 00:00:00+00|${'-'.repeat(36)}`),
  ];
  for (const query of ['q=%00', 'q=a%00b', ...cursors.map((cursor) => `cursor=${cursor}`), 'limit=0', 'colour=red'])
    expect([query, (await problem(await world.api(ada, `/v1/documents?${query}`))).status]).toEqual([query, 422]);
  const refused = await world.api(ada, '/v1/documents', { method: 'PUT' });
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST, GET']);
});

test('a change that is not sent as JSON is refused instead of doing nothing', async () => {
  const ada = await world.user();
  const { document_id } = await world.process(ada, aLetter());
  const init = { method: 'PATCH', body: '{"category":"contract"}', headers: { 'content-type': 'text/plain' } };
  expect(await problem(await world.api(ada, `/v1/documents/${document_id}`, init))).toMatchObject({
    status: 400,
    code: 'malformed_request',
  });
});

test('a copy that is not wanted is a conflict, and a copy of something delayed says what it waits for', async () => {
  const ada = await world.user();
  const letter = aLetter();
  await world.upload(ada, letter, { delay: '5m' });
  expect((await world.upload(ada, letter)).documents).toMatchObject([{ status: 'scheduled' }]);
  const refused = await problem(await send(ada, form([letter], { duplicates: 'reject' })));
  expect(refused).toMatchObject({ status: 409, code: 'duplicate_document', errors: [{ filename: letter.name }] });
});

test('any name a disk allows is taken, shown harmlessly, and never used as a path', async () => {
  const ada = await world.user();
  const names = [
    '../../etc/passwd',
    'a\u202Efdp.exe',
    '<img src=x onerror=alert(1)>.txt',
    'счёт №5 請求書.txt',
    '.hidden',
    'CON',
    `${'long'.repeat(200)}.txt`,
  ];
  for (const name of names) {
    const { documents } = await world.upload(ada, aLetter(name));
    const shown = documents[0]?.filename ?? '';
    expect(shown).not.toMatch(/[\p{Cc}\p{Cf}/\\]/u);
    expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(255);
    await world.settled(ada, documents[0]?.id ?? '');
  }
  await expect.poll(async () => (await world.mails(ada.email)).length).toBe(names.length);
  expect((await world.mails(ada.email)).map(({ html }) => html).join()).not.toContain('<img src=x');
});

test('a large file goes straight to storage and is read like any other', async () => {
  const ada = await world.user();
  const { uploads } = await (
    await sendJson(ada, '/v1/uploads', { files: [{ filename: 'direct.pdf', size: 1000 }] })
  ).json();
  const early = await problem(await sendJson(ada, '/v1/documents', { uploads: [uploads[0].id] }));
  expect(early.errors).toMatchObject([{ code: 'missing_object' }]);
  const put = await fetch(uploads[0].url, { method: 'PUT', body: anInvoice().bytes });
  expect(put.ok).toBe(true);
  const accepted = await sendJson(ada, '/v1/documents', { uploads: [uploads[0].id] });
  expect(accepted.status).toBe(202);
  expect(await world.settled(ada, uploads[0].id)).toMatchObject({ filename: 'direct.pdf', error: null });
});

test('a direct upload whose bytes are not the announced ones fails by its checksum', async () => {
  const ada = await world.user();
  const { uploads } = await (
    await sendJson(ada, '/v1/uploads', { files: [{ filename: 'a.txt', size: 5, sha256: '0'.repeat(64) }] })
  ).json();
  await fetch(uploads[0].url, { method: 'PUT', body: 'other bytes' });
  await sendJson(ada, '/v1/documents', { uploads: [uploads[0].id] });
  expect(await world.settled(ada, uploads[0].id)).toMatchObject({
    status: 'failed',
    error: { code: 'checksum_mismatch' },
  });
});
