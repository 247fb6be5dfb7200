import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { openapiDocument } from '../../functions/openapi/openapi.ts';
import { bearerOf, type Deployment, deploy } from './deployment.ts';

// Vendors say too much when they fail: statements, rows, keys, paths. None of it may come out at our end.

const telling =
  'canary: insert into private.secrets values (mallory@canary.test) failed at Object.run (/srv/app/secret.js:12:7) with key sb_secret_canary, EVALSHA 4f1 redis://default:pass@10.0.0.7';

const ways: Record<string, RequestListener> = {
  'with an error of Postgres': (_request, response) => {
    const body = {
      code: 'XX000',
      message: telling,
      details: telling,
      hint: telling,
      error: telling,
      statusCode: '500',
    };
    response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  },
  'with a row that breaks a rule': (_request, response) => {
    const body = { code: '23505', message: telling, details: telling, hint: null };
    response.writeHead(409, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  },
  'with what nobody expects': (_request, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ outcome: telling, data: telling }));
  },
  'with a page': (_request, response) => {
    response.writeHead(502, { 'content-type': 'text/html' }).end(`<h1>${telling}</h1>`);
  },
  'by hanging up': (request) => request.destroy(),
};

const forbidden =
  /canary|insert into|secret\.js|\.[jt]sx?:\d|\bat [\w.]+ \(|node_modules|10\.0\.0\.7|EVAL|nobody-may-see|sb_secret|PGRST|XX000|23505/i;

const { paths } = openapiDocument('https://docket.example.com');
const routes = Object.entries(paths as Record<string, object>)
  .flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })))
  .filter(({ path }) => path !== '/v1/realtime' && path !== '/ws');

let deployment: Deployment | undefined;
afterAll(() => deployment?.close());

test.each(Object.entries(ways))(
  'check 42: when vendors fail %s, nobody reads why',
  async (_, vendors) => {
    await deployment?.close();
    deployment = await deploy(vendors);
    const broken: string[] = [];
    for (const { method, path } of routes) {
      const address = path.replace(/\{\w+\}/g, () => randomUUID()) + (path === '/v1/search' ? '?q=x' : '');
      const body = method === 'GET' ? {} : { body: '{"name":"x","ids":[]}' };
      const headers = { ...(await bearerOf(randomUUID())), 'content-type': 'application/json' };
      const response = await deployment.app.request(address, { method, headers, ...body });
      const text = await response.text();
      expect([method, path, forbidden.exec(text)?.[0]]).toEqual([method, path, undefined]);
      if (response.status < 500 || path === '/health') continue;
      broken.push(path);
      expect([path, JSON.parse(text)]).toEqual([
        path,
        expect.objectContaining({ code: expect.any(String), request_id: expect.stringMatching(/^[0-9a-f-]{36}$/) }),
      ]);
    }
    expect(broken.length).toBeGreaterThan(10);
  },
  60_000,
);
