import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keys, type Project, startProject, url } from './project.ts';

const bytes = new Uint8Array([0, 255, 128, 13, 10, 65]);

describe('Objects', () => {
  let project: Project;
  let service: SupabaseClient;
  const documents = (client = service) => client.storage.from('documents');
  const http = (path: string, init?: RequestInit) => project.supabase.fetch(new Request(`${url}${path}`, init));

  beforeAll(async () => {
    project = await startProject();
    service = project.client(keys.secretKey);
  });
  afterAll(() => project.supabase.close());

  test('an upload comes back byte for byte with its type', async () => {
    const stored = await documents().upload('a/one', bytes, { contentType: 'application/pdf' });
    expect(stored.data).toMatchObject({ path: 'a/one', fullPath: 'documents/a/one' });
    const { data } = await documents().download('a/one');
    expect(data?.type).toBe('application/pdf');
    expect(new Uint8Array((await data?.arrayBuffer()) ?? [])).toEqual(bytes);
    const info = await documents().info('a/one');
    expect(info.data).toMatchObject({ name: 'a/one', size: 6, contentType: 'application/pdf', bucketId: 'documents' });
  });

  test('a Blob uploads as well as bytes do', async () => {
    const blob = new Blob([bytes], { type: 'image/png' });
    expect((await documents().upload('a/blob', blob)).error).toBeNull();
    const answer = await http('/storage/v1/object/documents/a/blob', { headers: { apikey: keys.secretKey } });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': '6',
      'cache-control': 'max-age=3600',
      'access-control-allow-origin': '*',
    });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  });

  test('a second upload under one key is refused and keeps the first bytes, unless it says upsert', async () => {
    await documents().upload('a/twice', new Uint8Array([1]));
    const again = await documents().upload('a/twice', new Uint8Array([2]));
    expect(again.error).toMatchObject({ status: 400, statusCode: '409', message: 'The resource already exists' });
    expect(await (await documents().download('a/twice')).data?.bytes()).toEqual(new Uint8Array([1]));
    expect((await documents().upload('a/twice', new Uint8Array([3]), { upsert: true })).error).toBeNull();
    expect(await (await documents().download('a/twice')).data?.bytes()).toEqual(new Uint8Array([3]));
  });

  test('one of two simultaneous uploads under a key wins, whole', async () => {
    const results = await Promise.all([1, 2].map((n) => documents().upload('a/race', new Uint8Array(500).fill(n))));
    expect(results.filter(({ error }) => error === null)).toHaveLength(1);
    const kept = await (await documents().download('a/race')).data?.bytes();
    expect(new Set(kept)).toEqual(new Set([results[0]?.error === null ? 1 : 2]));
  });

  test.each(['ä', 'a/€', 'emoji-😀', 'back\\slash', 'a#b'])('the key %s is refused as InvalidKey', async (key) => {
    const answer = await http(`/storage/v1/object/documents/${encodeURIComponent(key)}`, {
      method: 'POST',
      headers: { apikey: keys.secretKey },
      body: bytes,
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ statusCode: '400', error: 'InvalidKey' });
  });

  test('a key with blanks, dots and plus signs is one object everywhere', async () => {
    const key = 'a/../my file+1 (2).pdf';
    await documents().upload('b/my file+1 (2).pdf', bytes);
    expect((await documents().exists('b/my file+1 (2).pdf')).data).toBe(true);
    expect((await documents().exists(key)).data).toBe(false);
    const removed = await documents().remove(['b/my file+1 (2).pdf']);
    expect(removed.data).toHaveLength(1);
  });

  test('a bucket’s size limit is enforced, by upload and by signed upload', async () => {
    const { error } = await documents().upload('a/large', new Uint8Array(1001));
    expect(error).toMatchObject({ statusCode: '413', message: 'The object exceeded the maximum allowed size' });
    const { data } = await documents().createSignedUploadUrl('a/large');
    const answer = await project.supabase.fetch(
      new Request(data?.signedUrl ?? '', { method: 'PUT', body: 'x'.repeat(1001) }),
    );
    expect(await answer.json()).toMatchObject({ statusCode: '413', error: 'Payload too large' });
    expect((await documents().exists('a/large')).data).toBe(false);
  });

  test('a signed upload takes one PUT without a key, and no second one', async () => {
    const { data } = await documents().createSignedUploadUrl('c/signed');
    const put = () =>
      project.supabase.fetch(
        new Request(data?.signedUrl ?? '', { method: 'PUT', headers: { 'content-type': 'text/csv' }, body: bytes }),
      );
    const first = await put();
    expect([first.status, await first.json()]).toEqual([200, { Key: 'documents/c/signed' }]);
    expect(await (await put()).json()).toMatchObject({ statusCode: '409', error: 'Duplicate' });
    expect((await documents().info('c/signed')).data?.contentType).toBe('text/csv');
    expect((await documents().createSignedUploadUrl('c/signed')).error).toMatchObject({ statusCode: '409' });
    const { data: other } = await documents().createSignedUploadUrl('c/other');
    expect((await documents().uploadToSignedUrl('c/other', other?.token ?? '', bytes)).error).toBeNull();
  });

  test('a signed link downloads under the given file name', async () => {
    await documents().upload('c/link', bytes, { contentType: 'text/plain' });
    const { data } = await documents().createSignedUrl('c/link', 60, { download: 'report.txt' });
    const answer = await project.supabase.fetch(new Request(data?.signedUrl ?? ''));
    expect(answer.headers.get('content-disposition')).toBe(
      "attachment; filename=report.txt; filename*=UTF-8''report.txt;",
    );
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
    const many = await documents().createSignedUrls(['c/link', 'c/none'], 60);
    expect(many.data?.map(({ error }) => error === null)).toEqual([true, false]);
  });

  test('a signed URL that was tampered with, is another’s or a login token is refused, not an accident', async () => {
    await documents().upload('c/first', bytes);
    const { data } = await documents().createSignedUrl('c/first', 60);
    const upload = await documents().createSignedUploadUrl('c/new');
    const { token } = await project.signIn('signer@example.com');
    const link = data?.signedUrl ?? '';
    const attempts = [
      link.slice(0, -3),
      link.replace('c/first', 'c/link'),
      link.replace(/token=.*/, ''),
      link.replace(/token=.*/, `token=${token}`),
      link.replace(/token=.*/, `token=${upload.data?.token}`),
    ];
    for (const attempt of attempts) {
      const answer = await project.supabase.fetch(new Request(attempt));
      expect([answer.status, (await answer.json()).error]).toEqual([400, expect.stringMatching(/^Invalid/)]);
    }
  });

  test('an object that is not there is 404 in the body of a 400', async () => {
    const answer = await http('/storage/v1/object/documents/none', { headers: { apikey: keys.secretKey } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ statusCode: '404', error: 'not_found', message: 'Object not found' });
    expect((await documents().exists('none')).data).toBe(false);
    expect((await service.storage.from('nowhere').upload('x', bytes)).error).toMatchObject({ statusCode: '404' });
  });

  test('a download that nobody reads holds up nobody', async () => {
    await documents().upload('slow', new Uint8Array(1000));
    const unread = await http('/storage/v1/object/documents/slow', { headers: { apikey: keys.secretKey } });
    expect((await documents().upload('meanwhile', bytes)).error).toBeNull();
    expect(await unread.bytes()).toHaveLength(1000);
  });

  test('listing shows what lies below a prefix, folders without id', async () => {
    for (const key of ['list/b', 'list/a', 'list/deep/c', 'listing']) await documents().upload(key, bytes);
    const { data } = await documents().list('list');
    expect(data?.map(({ name, id }) => [name, id === null])).toEqual([
      ['a', false],
      ['b', false],
      ['deep', true],
    ]);
    const page = await documents().list('list', { limit: 1, offset: 1, sortBy: { column: 'name', order: 'desc' } });
    expect(page.data?.map(({ name }) => name)).toEqual(['b']);
  });

  test('removing takes the bytes and the row, and does not mind what is not there', async () => {
    await documents().upload('gone', bytes);
    const { data } = await documents().remove(['gone', 'never']);
    expect(data?.map(({ name }) => name)).toEqual(['gone']);
    expect((await documents().exists('gone')).data).toBe(false);
    expect((await documents().remove(Array.from({ length: 1001 }, (_, n) => `k${n}`))).error).not.toBeNull();
  });

  test('users write and read what the policies give them, and nothing else', async () => {
    const anna = await project.signIn('anna@example.com');
    const boris = await project.signIn('boris@example.com');
    const key = `${anna.id}/mine`;
    expect((await documents(anna.client).upload(key, bytes)).error).toBeNull();
    expect(await (await documents(anna.client).download(key)).data?.bytes()).toEqual(bytes);
    expect((await documents(boris.client).exists(key)).data).toBe(false);
    expect((await documents(boris.client).list(anna.id)).data).toEqual([]);
    expect((await documents(boris.client).remove([key])).data).toEqual([]);
    expect((await documents(boris.client).createSignedUrl(key, 60)).error).toMatchObject({ statusCode: '404' });
    const sneaky = await documents(boris.client).upload(`${anna.id}/planted`, bytes);
    expect(sneaky.error).toMatchObject({ statusCode: '403' });
    const sneakyUrl = await documents(boris.client).createSignedUploadUrl(`${anna.id}/planted`);
    expect(sneakyUrl.error).toMatchObject({ statusCode: '403' });
    expect((await documents(project.client(keys.publishableKey)).exists(key)).data).toBe(false);
    expect((await documents().exists(key)).data).toBe(true);
  });

  test('writes and reads of objects are counted, signed ones included', async () => {
    const before = { ...project.counts };
    await documents().upload('counted', bytes);
    await documents().download('counted');
    const { data } = await documents().createSignedUrl('counted', 60);
    await (await project.supabase.fetch(new Request(data?.signedUrl ?? ''))).arrayBuffer();
    const signed = await documents().createSignedUploadUrl('counted-too');
    await documents().uploadToSignedUrl('counted-too', signed.data?.token ?? '', bytes);
    expect((project.counts['storage.puts'] ?? 0) - (before['storage.puts'] ?? 0)).toBe(2);
    expect((project.counts['storage.gets'] ?? 0) - (before['storage.gets'] ?? 0)).toBe(2);
  });
});
