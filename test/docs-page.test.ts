import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../functions/app.ts';
import type { Composition } from '../functions/composition.ts';
import { openapiDocument } from '../functions/openapi/openapi.ts';
import { catalogue } from '../lib/errors.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const app = createApp({ log: silent, appUrl: 'https://docket.example.com', corsOrigins: [] } as unknown as Composition);

let page: string;
let headers: Headers;
beforeAll(async () => {
  const response = await app.request('/docs');
  page = await response.text();
  headers = response.headers;
});

const idsIn = (text: string) => [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

describe('the page about the API', () => {
  test('has every route with its anchor, every code and every shape', () => {
    const document = openapiDocument('https://docket.example.com');
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods)) as {
      operationId: string;
    }[];
    const ids = idsIn(page);
    expect(ids).toEqual(expect.arrayContaining(operations.map(({ operationId }) => operationId)));
    expect(ids).toEqual(expect.arrayContaining(Object.keys(catalogue)));
    expect(ids).toEqual(
      expect.arrayContaining(Object.keys(document.components.schemas).map((name) => `shape-${name}`)),
    );
  });

  test('has no link within itself that leads nowhere, and no two places of one name', () => {
    const ids = idsIn(page);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
    expect(links.length).toBeGreaterThan(300);
  });

  test('says how each route is called, with a key, and by the client', () => {
    expect(page).toContain('curl -X POST &quot;$DOCKET_URL/v1/api-keys&quot;');
    expect(page).toContain('Authorization: Bearer $DOCKET_KEY');
    expect(page).toContain('await docket.get(');
    expect(page).toContain('docket.upload(files)');
  });

  test('loads nothing from anywhere, and its policy lets nothing else run', () => {
    expect([...page.matchAll(/ (?:src|href)="((?!#)[^"]*)"/g)].map(([, url]) => url)).toEqual(
      expect.arrayContaining(['/openapi.json']),
    );
    expect([...page.matchAll(/ (?:src|href)="(?:https?:)?\/\/[^"]*"/g)]).toEqual([]);
    expect(page).not.toMatch(/ style="| on\w+="/);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    for (const [kind, content] of [
      ['style-src', /<style>(.*?)<\/style>/s.exec(page)?.[1]],
      ['script-src', /<script>(.*?)<\/script>/s.exec(page)?.[1]],
    ])
      expect(policy).toContain(
        `${kind} 'sha256-${createHash('sha256')
          .update(content ?? '')
          .digest('base64')}'`,
      );
  });

  test('is small enough for a phone, and not sent to whoever has it', async () => {
    expect(gzipSync(page).byteLength).toBeLessThan(100 * 1024);
    const again = await app.request('/docs', { headers: { 'if-none-match': headers.get('etag') ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });
});
