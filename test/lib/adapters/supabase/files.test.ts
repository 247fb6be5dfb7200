import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectSupabase } from '../../../../lib/adapters/supabase/database.ts';
import type { Files } from '../../../../lib/ports.ts';
import { keys, type Project, serve, serveProject } from './server.ts';

let project: Project;
let files: Files;
const bytes = new TextEncoder().encode('the bytes of a document');

beforeAll(async () => {
  project = await serveProject();
  files = connectSupabase({ ...keys, url: `${project.url}/` }).files;
});
afterAll(() => project.close());

test('a file comes back as it was stored, and one that is not there is null', async () => {
  expect(await files.put('owner/one', bytes, 'text/plain')).toBe('stored');
  expect(await files.get('owner/one')).toEqual(bytes);
  expect(await files.get('owner/none')).toBeNull();
});

test('a key that exists keeps its bytes', async () => {
  await files.put('owner/kept', bytes, 'text/plain');
  expect(await files.put('owner/kept', new Uint8Array([1]), 'text/plain')).toBe('exists');
  expect(await files.get('owner/kept')).toEqual(bytes);
});

test('check 1: a file beyond the limit of storage says so', async () => {
  const put = files.put('owner/large', new Uint8Array(100_001), 'text/plain');
  await expect(put).rejects.toMatchObject({ code: 'file_too_large' });
});

test('check 24: a signed URL takes one PUT without a token, for two hours', async () => {
  const { url, expires_at } = await files.signUpload('owner/signed');
  expect(Math.abs(Date.parse(expires_at) - Date.now() - 7_200_000)).toBeLessThan(10_000);
  const put = () => fetch(url, { method: 'PUT', headers: { 'content-type': 'application/pdf' }, body: bytes });
  expect((await put()).status).toBe(200);
  expect((await put()).ok).toBe(false);
  expect(await files.get('owner/signed')).toEqual(bytes);
  await expect(files.signUpload('owner/signed')).rejects.toMatchObject({ code: 'conflict' });
});

test('check 24: a link opens the one object that it names, and nothing once it is changed', async () => {
  for (const key of ['owner/mine', 'other/theirs']) await files.put(key, bytes, 'text/plain');
  const { url } = await files.link('owner/mine', 'mine.txt');
  const upload = await files.signUpload('owner/later');
  expect((await fetch(url)).status).toBe(200);
  for (const changed of [
    url.replace('owner/mine', 'other/theirs'),
    url.replace(/(token=[^&]{40})./, (_, start) => `${start}${url.includes(`${start}A`) ? 'B' : 'A'}`),
    url.replace(/token=[^&]+/, ''),
    url.replace(/token=[^&]+/, `token=${new URL(upload.url).searchParams.get('token')}`),
  ])
    expect([changed, (await fetch(changed)).ok]).toEqual([changed, false]);
  const elsewhere = upload.url.replace('owner/later', 'other/later');
  expect((await fetch(elsewhere, { method: 'PUT', body: bytes })).ok).toBe(false);
  expect(await files.get('other/later')).toBeNull();
});

test('check 24: a link downloads under the file’s own name, whatever is in it', async () => {
  await files.put('owner/named', bytes, 'text/plain');
  const { url, expires_at } = await files.link('owner/named', 'Übersicht & "Plan" 50%.txt');
  expect(Math.abs(Date.parse(expires_at) - Date.now() - 300_000)).toBeLessThan(10_000);
  const response = await fetch(url);
  expect(await response.text()).toBe('the bytes of a document');
  const encoded = /filename\*=UTF-8''([^;]+);/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  expect(decodeURIComponent(encoded ?? '')).toBe('Übersicht & "Plan" 50%.txt');
  await expect(files.link('owner/none', 'x')).rejects.toMatchObject({ code: 'not_found' });
});

test('check 6: a page with a script is only ever handed out to be saved, by the origin of the storage', async () => {
  await files.put('owner/page', new TextEncoder().encode('<script>alert(1)</script>'), 'text/html');
  const { url } = await files.link('owner/page', 'page.html');
  expect(new URL(url).origin).toBe(project.url);
  expect((await fetch(url)).headers.get('content-disposition')).toMatch(/^attachment;/);
});

test('check 34: whoever answers for storage cannot lead its key elsewhere', async () => {
  let asked = 0;
  const elsewhere = await serve((_, response) => {
    asked += 1;
    response.end('{}');
  });
  const leading = await serve((request, response) => {
    request.resume();
    response.writeHead(307, { location: elsewhere.url }).end();
  });
  const led = connectSupabase({ ...keys, url: leading.url });
  await expect(led.files.get('owner/one')).rejects.toMatchObject({ code: 'storage_unavailable' });
  await expect(led.files.put('owner/one', bytes, 'text/plain')).rejects.toMatchObject({ code: 'storage_unavailable' });
  expect(asked).toBe(0);
  await Promise.all([elsewhere.close(), leading.close()]);
});

test('removing more than a thousand keys takes more than one call, and unknown ones are no error', async () => {
  await files.put('owner/first', bytes, 'text/plain');
  await files.put('owner/last', bytes, 'text/plain');
  const between = Array.from({ length: 1200 }, (_, index) => `owner/unknown-${index}`);
  await files.remove(['owner/first', ...between, 'owner/last']);
  expect([await files.get('owner/first'), await files.get('owner/last')]).toEqual([null, null]);
  await files.remove([]);
});

test('a storage that fails, is gone or has lost its bucket is unavailable, never empty', async () => {
  const failing = await serve((_request, response) => response.writeHead(500).end('{"message":"no"}'));
  const noBucket = await serve((_request, response) =>
    response.writeHead(400).end('{"statusCode":"404","error":"Bucket not found","message":"Bucket not found"}'),
  );
  for (const url of [failing.url, noBucket.url, 'http://127.0.0.1:1']) {
    const broken = connectSupabase({ ...keys, url }).files;
    await expect(broken.get('a')).rejects.toMatchObject({ code: 'storage_unavailable' });
    await expect(broken.put('a', bytes, 'text/plain')).rejects.toMatchObject({ code: 'storage_unavailable' });
    await expect(broken.signUpload('a')).rejects.toMatchObject({ code: 'storage_unavailable' });
    await expect(broken.remove(['a'])).rejects.toMatchObject({ code: 'storage_unavailable' });
  }
  await Promise.all([failing.close(), noBucket.close()]);
});
