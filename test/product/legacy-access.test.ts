import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { send } from './old-client.ts';
import { aLetter } from './papers.ts';
import { type User, world } from './world.ts';

let ada: User;
let eve: User;
beforeAll(async () => {
  [ada, eve] = [await world.user(), await world.user()];
});

describe('an id', () => {
  const routes = (id: string) => [
    `/job/${id}`,
    `/jobs/${id}`,
    `/api/job_status/${id}`,
    `/api/documents/${id}/status`,
    `/api/batch_status?batch_id=${id}`,
    `/api/batch_status?job_ids=${id}`,
  ];
  let ids: string[];
  beforeAll(async () => {
    const { batch, documents } = await world.upload(ada, aLetter());
    await world.settled(ada, documents[0]?.id ?? '');
    ids = [batch.id, documents[0]?.id ?? '', documents[0]?.job_id ?? ''];
  });

  test('may be a job, a batch or a document, wherever one stands', async () => {
    for (const path of ids.flatMap(routes)) expect([path, (await world.api(ada, path)).status]).toEqual([path, 200]);
    for (const id of ids)
      expect(await world.get(ada, `/job/${id}`)).toMatchObject({
        job_id: id,
        status: 'completed',
        result: { documents: [{ category: 'letter', document_id: ids[1] }] },
      });
    for (const id of ids)
      expect(await world.get(ada, `/api/documents/${id}/status`)).toMatchObject({ documentId: ids[1] });
  });

  test('of somebody else, or of nothing, is not found', async () => {
    for (const path of [...ids.flatMap(routes), ...routes(randomUUID()), ...routes('1'), ...routes("' or 1=1")]) {
      const response = await world.api(eve, path);
      expect([path, response.status, (await response.json()).code]).toEqual([path, 404, 'not_found']);
    }
    expect(await (await send(eve, 'PUT', '/files/reparse', { files_id: [ids[1]] })).json()).toMatchObject({
      queued: 0,
    });
    expect(await world.get(eve, '/files')).toEqual({ files: [], next_cursor: null });
  });

  test('is asked for by those who are signed in', async () => {
    for (const path of [...routes(ids[0] ?? ''), '/files', '/v2/notifications', '/v2/notifications/settings']) {
      const response = await world.api(null, path);
      expect([path, response.status, (await response.json()).code]).toEqual([path, 401, 'unauthorized']);
    }
  });
});

describe('the status page', () => {
  const page = (user: User | null, path: string) => world.api(user, path, { headers: { accept: 'text/html,*/*' } });

  test('shows a job until it has ended, asking again by itself, without a script', async () => {
    const { documents } = await world.upload(ada, aLetter('<i>not slanted.txt'), { delay: '1h' });
    const path = `/jobs/${documents[0]?.job_id}`;
    const waiting = await page(ada, path);
    expect(waiting.headers.get('content-type')).toContain('text/html');
    expect(waiting.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(waiting.headers.get('cache-control')).toBe('no-store');
    const html = await waiting.text();
    expect(html).toContain('http-equiv="refresh"');
    expect(html).toContain('Waiting');
    expect(html).toContain('&lt;i&gt;not slanted.txt');
    expect(html).not.toMatch(/<script|<i>/);
    await world.api(ada, `/v1/jobs/${documents[0]?.job_id}/cancel`, { method: 'POST' });
    const ended = await (await page(ada, path)).text();
    expect(ended).not.toContain('http-equiv="refresh"');
    expect(ended).toContain('It was canceled.');
  });

  test('says how to sign in, and reads no token out of an address', async () => {
    const { batch } = await world.upload(ada, aLetter());
    for (const path of [`/jobs/${batch.id}`, `/jobs/${batch.id}?token=${ada.token}`]) {
      const refused = await page(null, path);
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      expect(await refused.text()).toContain('<a href="/">Sign in to Docket</a>');
    }
    const missing = await page(eve, `/jobs/${batch.id}`);
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('There is nothing here')]);
  });
});

describe('every path', () => {
  test('says which methods it takes', async () => {
    for (const [method, path, allow] of [
      ['DELETE', '/files', 'POST, GET'],
      ['GET', '/classify-documents-async', 'POST'],
      ['POST', '/jobs/x', 'GET'],
    ] as const) {
      const response = await world.api(ada, path, { method });
      expect([path, response.status, response.headers.get('allow')]).toEqual([path, 405, allow]);
    }
    expect((await world.api(ada, '/api/nothing')).status).toBe(404);
  });

  test('of the console stays the console’s', async () => {
    for (const path of ['/', '/documents/1', '/matches', '/notifications', '/settings', '/operations', '/search'])
      expect([path, await (await world.api(null, path)).text()]).toEqual([path, expect.stringContaining('id="root"')]);
  });
});
