import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { post } from './keys.ts';
import { aLetter, anInvoice } from './papers.ts';
import { type User, world } from './world.ts';

let ada: User;
let bob: User;
let archive: Record<string, Uint8Array>;
let headers: Headers;

const json = (name: string) => JSON.parse(strFromU8(archive[name] ?? new Uint8Array()));

async function made<T>(response: Promise<Response>): Promise<T> {
  const answer = await response;
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  return answer.json();
}

const invoice = anInvoice('=march.pdf', 'INV-of-an-archive');

async function download(user: User, path = '/v1/account/export') {
  const response = await world.api(user, path);
  expect(response.status).toBe(200);
  return { headers: response.headers, files: unzipSync(new Uint8Array(await response.arrayBuffer())) };
}

beforeAll(async () => {
  [ada, bob] = [await world.user(), await world.user()];
  const folder = await made<{ id: string }>(post(ada, '/v1/folders', { name: 'Bills/../2026' }));
  await made(post(ada, '/v1/webhooks', { url: 'http://127.0.0.1:9/hook' }));
  await made(post(ada, '/v1/api-keys', { name: 'A program', scopes: ['documents:read'] }));
  const { document_id } = await world.process(ada, invoice, { folder_id: folder.id });
  const correction = { name: 'vendor', action: 'correct', value: '=HYPERLINK("http://evil.example")' };
  await made(post(ada, `/v1/documents/${document_id}/fields`, { fields: [correction] }, 'PATCH'));
  await world.process(ada, aLetter('Note.txt', 'Dear Ada, one.\n'));
  await world.process(ada, aLetter('note.TXT', 'Dear Ada, two.\n'));
  await world.process(bob, aLetter('his.txt'));
  ({ headers, files: archive } = await download(ada));
}, 60_000);

test('an archive has every original, byte for byte, in its folder and under a name of its own', () => {
  expect(headers.get('content-type')).toBe('application/zip');
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="docket-\d{4}-\d\d-\d\d-part-1\.zip"/);
  const originals = Object.keys(archive).filter((name) => name.startsWith('originals/'));
  expect(originals).toHaveLength(3);
  expect(new Set(originals.map((name) => name.toLowerCase())).size).toBe(3);
  expect(originals.join('\n')).not.toMatch(/\.\.\/|\\|his\.txt/);
  const [march = ''] = originals.filter((name) => name.endsWith('=march.pdf'));
  expect(march).toMatch(/^originals\/[^/]+\/=march\.pdf$/);
  expect(Buffer.from(archive[march] ?? [])).toEqual(Buffer.from(invoice.bytes as Uint8Array));
  expect(json('manifest.json')).toMatchObject({ part: 1, is_last: true });
  expect(
    json('manifest.json')
      .originals.map(({ path }: { path: string }) => path)
      .sort(),
  ).toEqual(originals.sort());
});

test('documents come with text, fields, reviews and everything that happened to them', () => {
  const documents = json('documents.json');
  expect(documents.map(({ filename }: { filename: string }) => filename)).toEqual([
    '=march.pdf',
    'Note.txt',
    'note.TXT',
  ]);
  const [first] = documents;
  expect(first).toMatchObject({ category: 'invoice', sha256: expect.any(String) });
  expect(first.pages.map(({ text }: { text: string }) => text).join()).toContain('INV-of-an-archive');
  expect(first.fields).toContainEqual(expect.objectContaining({ name: 'vendor', value: 'Northwind Paper Ltd' }));
  expect(first.reviews).toEqual([expect.objectContaining({ name: 'vendor', action: 'correct' })]);
  expect(first.jobs).toEqual([expect.objectContaining({ generation: 1, status: 'completed' })]);
  expect(first.events.map(({ type }: { type: string }) => type)).toContain('fields_reviewed');
});

test('no cell of its table is run by a spreadsheet', () => {
  const { data } = Papa.parse<Record<string, string>>(strFromU8(archive['documents.csv'] ?? new Uint8Array()), {
    header: true,
    skipEmptyLines: true,
  });
  expect(data).toHaveLength(3);
  const row = data.find(({ category }) => category === 'invoice');
  expect(row).toMatchObject({ filename: "'=march.pdf", vendor: `'=HYPERLINK("http://evil.example")`, total: '600' });
});

test('everything else comes too, without a secret in it and with nothing of anybody else', () => {
  expect(json('settings.json')).toEqual([expect.objectContaining({ id: ada.id, email: ada.email })]);
  expect(json('folders.json')).toEqual([expect.objectContaining({ name: 'Bills/../2026' })]);
  expect(json('webhooks.json')).toEqual([expect.objectContaining({ url: 'http://127.0.0.1:9/hook' })]);
  expect(json('api_keys.json')).toEqual([expect.objectContaining({ name: 'A program' })]);
  expect(json('notifications.json').length).toBeGreaterThan(0);
  expect(json('log.json').length).toBeGreaterThan(10);
  for (const name of ['matches.json', 'applications.json', 'categories.json', 'mails.json'])
    expect(json(name)).toBeInstanceOf(Array);
  const text = Object.values(archive)
    .map((bytes) => strFromU8(bytes))
    .join();
  expect(text).not.toMatch(/dk_[a-z0-9]{20}|whsec_/i);
  expect(text).not.toContain(bob.id);
});

test('somebody who has nothing gets an archive all the same', async () => {
  const { files } = await download(await world.user());
  expect(JSON.parse(strFromU8(files['documents.json'] ?? new Uint8Array()))).toEqual([]);
  expect(Object.keys(files)).not.toContain('documents.csv');
});
