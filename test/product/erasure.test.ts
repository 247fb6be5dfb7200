import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildPdf, show } from '../lib/stages/extract-text/fixtures/pdf.ts';
import { aKey, holder, post } from './keys.ts';
import { collected } from './spans.ts';
import { type User, world } from './world.ts';

// A word that is nowhere else stands in everything that a person can say; where it is found, the person is.

const canary = `kanari${randomBytes(6).toString('hex')}`;
const password = `${canary} is a secret`;

let ada: User;
let key: string;
let documentId: string;
let lateUpload: string;

async function made<T>(response: Promise<Response>): Promise<T> {
  const { ok, status } = await response;
  const body = await (await response).text();
  if (!ok) throw new Error(`${status}: ${body}`);
  return JSON.parse(body);
}

const aPaper = (name: string) => {
  const lines = ['INVOICE', `Invoice number: ${canary}-7`, `Bill to: ${canary} Books`, 'Total due: EUR 60.00'];
  const bytes = buildPdf({ pages: [lines.map((line, index) => show(line, 72, 760 - index * 24)).join('')] });
  return { name, bytes: new Uint8Array(bytes) as Uint8Array<ArrayBuffer>, type: 'application/pdf' };
};

beforeAll(async () => {
  ada = await world.user(`${canary}@example.com`, password);
  const folder = await made<{ id: string }>(post(ada, '/v1/folders', { name: `${canary} folder` }));
  await made(post(ada, '/v1/webhooks', { url: `http://127.0.0.1:9/${canary}`, description: `${canary} hook` }));
  await made(post(ada, '/v1/categories', { name: `${canary} category` }));
  key = (await aKey(ada, ['documents:read'], { name: `${canary} key` })).key;
  const fields = { folder_id: folder.id };
  documentId = (await world.process(ada, aPaper(`${canary}.pdf`), fields)).document_id;
  const correction = { name: 'vendor', action: 'correct', value: `${canary} & Sons` };
  await made(post(ada, `/v1/documents/${documentId}/fields`, { fields: [correction] }, 'PATCH'));
  await world.api(ada, `/v1/search?${new URLSearchParams({ q: `who is ${canary}?` })}`);
  await world.api(ada, `/v1/documents/${canary}`);
  await post(ada, '/v1/folders', { name: { said: canary } });
  await world.upload(ada, { name: `${canary}.exe`, bytes: `MZ ${canary}` }).catch(() => null);
  await world.process(ada, { name: `${canary}-broken.pdf`, bytes: `%PDF-1.7 ${canary}` });
}, 60_000);

const logFile = '.local/test-worker-product.log';

test('check 43: what people say is in tables, objects and their own mails alone, and no queue, cache, log or trace has a word of it', async () => {
  const places = (await world.traces(canary)).map(({ place }) => place);
  expect(places).toEqual(
    expect.arrayContaining(['public.documents', 'public.people', 'public.folders', 'public.pages']),
  );
  // What was mailed says of a document what its owner wants to know, to its owner.
  expect(
    places.filter((place) => !/^(public|private|auth)\.|^object |^sendgrid (mails|events|posts)$/.test(place)),
  ).toEqual([]);
  const log = readFileSync(logFile, 'utf8');
  // The log is there, and is this person's too.
  expect(log).toContain(documentId);
  for (const secret of [canary, ada.token, key]) expect(log).not.toContain(secret);
  const telemetry = JSON.stringify((await collected()).received);
  expect(telemetry).toContain(documentId);
  for (const secret of [canary, ada.token, key, ada.id]) expect(telemetry).not.toContain(secret);
  for (const secret of [ada.token, key]) expect(await world.traces(secret)).toEqual([]);
});

/** A socket that listens as this user; answers with which code it is closed. */
async function closingOf(user: User): Promise<() => Promise<number>> {
  const socket = new WebSocket(`${world.env('API_URL').replace(/^http/, 'ws')}/v1/realtime`);
  onTestFinished(() => socket.close());
  const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)));
  const heard = new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }));
  socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'auth', token: user.token })));
  await heard;
  return () => closed;
}

const erase = (confirm: string) => post(ada, '/v1/account', { confirm }, 'DELETE');

test('an account is erased by whoever types its address, and by no key and no slip', async () => {
  expect((await erase('somebody@example.com')).status).toBe(422);
  expect((await post(holder(key), '/v1/account', { confirm: ada.email }, 'DELETE')).status).toBe(403);
  expect((await world.api(ada, `/v1/documents/${documentId}`)).status).toBe(200);
});

test('check 46: of a person who left nothing is found in tables, objects, caches, queues, sockets and what the mail vendor keeps', async () => {
  const opened = await made<{ uploads: { url: string }[] }>(
    post(ada, '/v1/uploads', {
      files: ['one', 'late'].map((name) => ({ filename: `${canary}-${name}.txt`, size: 99 })),
    }),
  );
  const urls = opened.uploads.map(({ url }) => url);
  lateUpload = urls[1] ?? '';
  expect((await fetch(urls[0] ?? '', { method: 'PUT', body: `${canary} without a commit` })).ok).toBe(true);
  const underWay = await world.upload(ada, aPaper(`${canary}-late.pdf`), { queue: 'bulk' });
  expect(underWay.documents).toHaveLength(1);
  const closed = await closingOf(ada);

  expect((await erase(` ${ada.email.toUpperCase()}`)).status).toBe(204);

  expect(await closed()).toBe(4410);
  for (const trace of [canary, ada.id, 'docket:question'])
    expect([trace, await world.traces(trace)]).toEqual([trace, []]);
  expect((await world.api(ada, '/v1/account')).status).toBe(404);
  await expect(world.signIn(ada.email, password)).rejects.toThrow('400');
  await expect.poll(async () => (await world.api(holder(key), '/v1/documents')).status, { timeout: 8000 }).toBe(401);
});

test('what arrives for somebody who left goes too: uploads begun before, messages and mails on their way', async () => {
  expect((await fetch(lateUpload, { method: 'PUT', body: `${canary} much later` })).ok).toBe(true);
  expect(await world.traces(canary)).not.toEqual([]);
  await world.clock.advance('65m');
  await world.cron('sweep');
  await world.clock.advance('6m');
  await world.cron('sweep');
  for (const trace of [canary, ada.id]) expect([trace, await world.traces(trace)]).toEqual([trace, []]);
});

test('what somebody who left sends with a token that lives on is refused, and nothing of it stays', async () => {
  const body = new FormData();
  body.set('files', new Blob([`${canary} by a token that lives on`]), 'late.txt');
  expect((await world.api(ada, '/v1/documents', { method: 'POST', body })).status).toBe(401);
  expect(await world.traces(canary)).toEqual([]);
});

test('an erasure that a service stood in the way of is done when that one is back', async () => {
  const bob = await world.user();
  const { document_id } = await world.process(bob, aPaper(`${canary}-bob.pdf`));
  onTestFinished(() => void world.heal());
  await world.fault({ service: 'storage', fault: 'refuse' });
  expect((await post(bob, '/v1/account', { confirm: bob.email }, 'DELETE')).status).toBe(204);
  const left = (await world.traces(bob.id)).map(({ place }) => place);
  expect(left).toContain(`object documents/${bob.id}/${document_id}`);
  await world.heal();
  await world.clock.advance('2m');
  await world.cron('sweep');
  for (const trace of [canary, bob.id]) expect([trace, await world.traces(trace)]).toEqual([trace, []]);
});
