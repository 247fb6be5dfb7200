import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createExporter } from '../../../../lib/adapters/telemetry/exporter.ts';
import { AppError } from '../../../../lib/errors.ts';
import { openInvocation } from '../../../../lib/telemetry/telemetry.ts';
import { inSpan, inTrace, type Span } from '../../../../lib/trace.ts';

type Answer = (response: ServerResponse) => void;

/** A collector that answers as it is told, and an exporter for it whose clock and whose counting the test holds. */
async function watched(
  options: { answer?: Answer; closed?: boolean; patienceMs?: number; count?: () => Promise<void> } = {},
) {
  const told = {
    answer: options.answer ?? ((response) => void response.end('{}')),
    now: 1_000_000,
    count: options.count,
  };
  const requests: { url: string; headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    requests.push({ url: request.url ?? '', headers: request.headers, body });
    told.answer(response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  if (options.closed) close();
  else onTestFinished(close);
  const lines: [string, unknown][] = [];
  const say = (message: string, fields?: unknown) => void lines.push([message, fields]);
  const work: Promise<unknown>[] = [];
  const dropped: number[] = [];
  const telemetry = createExporter({
    endpoint: `http://127.0.0.1:${port}/otlp`,
    headers: { 'x-api-key': 'secret' },
    service: 'docket-test',
    later: (one) => void work.push(one),
    count: async (count) => {
      await told.count?.();
      dropped.push(count);
    },
    log: { info: say, warn: say, error: say },
    now: () => told.now,
    timeoutMs: options.patienceMs ?? 10_000,
  });
  const send = async (spans = 1, lost = 0) => {
    telemetry.send(Array.from({ length: spans }, aSpan), lost);
    await Promise.all(work);
  };
  return { told, requests, lines, dropped, send };
}

const aSpan = (): Span => ({
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  parentId: null,
  name: 'GET /v1/documents',
  kind: 'server',
  startMs: 1_700_000_000_123,
  endMs: 1_700_000_000_124,
  attributes: { 'http.route': '/v1/documents', 'docket.pages': 3, share: 0.5, 'is.it': true, 'error.type': 'internal' },
  link: null,
});

test('spans go to /v1/traces below the endpoint, in the JSON of OTLP, with the headers that the collector wants', async () => {
  const { requests, send } = await watched();
  await send();
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({
    url: '/otlp/v1/traces',
    headers: { 'x-api-key': 'secret', 'content-type': 'application/json' },
  });
  expect(JSON.parse(requests[0]?.body ?? '').resourceSpans[0]).toEqual({
    resource: {
      attributes: [
        { key: 'service.name', value: { stringValue: 'docket-test' } },
        { key: 'cloud.provider', value: { stringValue: 'cloudflare' } },
      ],
    },
    scopeSpans: [
      {
        scope: { name: 'docket' },
        spans: [
          {
            traceId: '0af7651916cd43dd8448eb211c80319c',
            spanId: 'b7ad6b7169203331',
            name: 'GET /v1/documents',
            kind: 2,
            startTimeUnixNano: '1700000000123000000',
            endTimeUnixNano: '1700000000124000000',
            attributes: [
              { key: 'http.route', value: { stringValue: '/v1/documents' } },
              { key: 'docket.pages', value: { intValue: '3' } },
              { key: 'share', value: { doubleValue: 0.5 } },
              { key: 'is.it', value: { boolValue: true } },
              { key: 'error.type', value: { stringValue: 'internal' } },
            ],
            status: { code: 2 },
          },
        ],
      },
    ],
  });
});

const refusing =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, headers).end();

test.each<[string, Parameters<typeof watched>[0], string]>([
  ['refuses', { answer: refusing(401) }, 'answered 401'],
  ['is overloaded', { answer: refusing(503) }, 'answered 503'],
  ['leads elsewhere', { answer: refusing(302, { location: 'http://127.0.0.1:9/' }) }, 'answered 302'],
  ['says nothing', { answer: () => undefined, patienceMs: 50 }, 'no answer in time'],
  ['hangs up', { answer: (response) => void response.destroy() }, 'not reached'],
  ['is not there', { closed: true }, 'not reached'],
])('a collector that %s costs spans alone, and is complained of once', async (_, options, reason) => {
  const { told, lines, dropped, send } = await watched(options);
  await send(2);
  told.now += 31_000;
  await send(3);
  expect(lines).toEqual([['telemetry not taken', { reason, dropped: 2 }]]);
  expect(dropped).toEqual([2, 3]);
});

test('a collector that is away is left alone for half a minute, or for as long as it says up to five', async () => {
  const { told, requests, lines, dropped, send } = await watched({ answer: refusing(429, { 'retry-after': '120' }) });
  await send(1);
  told.now += 119_000;
  await send(4);
  expect(requests).toHaveLength(1);
  told.now += 2000;
  told.answer = refusing(429, { 'retry-after': '86400' });
  await send(1);
  told.now += 301_000;
  told.answer = (response) => void response.end('{}');
  await send(1);
  expect(requests).toHaveLength(3);
  expect(lines.map(([message]) => message)).toEqual(['telemetry not taken', 'telemetry taken again']);
  expect(dropped).toEqual([1, 5]);
});

test('what a collector takes only in part, and what did not fit into a request, is counted as dropped', async () => {
  const { told, lines, dropped, send } = await watched();
  await send(1, 7);
  told.answer = (response) => void response.end('{"partialSuccess":{"rejectedSpans":"2"}}');
  await send(3);
  told.answer = (response) => void response.end('this is no JSON');
  await send(3);
  expect(dropped).toEqual([7, 2]);
  expect(lines).toEqual([]);
});

test('dropped spans that could not be counted are counted with the next', async () => {
  const { told, dropped, send } = await watched({
    answer: refusing(500),
    count: () => Promise.reject(new Error('away')),
  });
  await send(2);
  told.count = undefined;
  told.now += 31_000;
  await send(1);
  expect(dropped).toEqual([3]);
});

test('a piece of work is told with its parts, each below the one that it is part of, and with a word for what failed', async () => {
  const sent: { spans: Span[]; lost: number }[] = [];
  const invocation = openInvocation({ send: (spans, lost) => void sent.push({ spans, lost }) }, null);
  await inTrace(invocation.trace, async () => {
    await inSpan({ name: 'outer', kind: 'internal' }, (say) => {
      say({ 'docket.pages': 2 });
      return inSpan({ name: 'inner', kind: 'client' }, async () => undefined);
    });
    const failing = inSpan({ name: 'failing', kind: 'client' }, async () => {
      throw new AppError('storage_unavailable', 'Storage is away, says ada@example.com.');
    });
    await expect(failing).rejects.toThrow('Storage is away');
    for (let part = 0; part < 600; part += 1) await inSpan({ name: 'part', kind: 'internal' }, async () => undefined);
  });
  const fields = { method: 'GET', status: 500, code: 'internal', owner: 'ada', document_id: 'two words', ms: 3 };
  invocation.end({ name: 'GET /', kind: 'server' }, fields);
  expect(sent).toHaveLength(1);
  const [{ spans, lost } = { spans: [], lost: 0 }] = sent;
  const named = (name: string) => spans.find((span) => span.name === name);
  expect(named('GET /')).toMatchObject({
    parentId: null,
    attributes: { 'http.request.method': 'GET', 'http.response.status_code': 500, 'error.type': 'internal' },
  });
  expect(named('outer')).toMatchObject({ parentId: named('GET /')?.spanId, attributes: { 'docket.pages': 2 } });
  expect(named('inner')?.parentId).toBe(named('outer')?.spanId);
  expect(named('failing')?.attributes).toEqual({ 'error.type': 'storage_unavailable' });
  expect(JSON.stringify(spans)).not.toMatch(/"ada"|ada@|two words/);
  expect([spans.length, lost]).toEqual([501, 103]);
});

test('where nobody collects spans, work is done without any', async () => {
  const invocation = openInvocation(null, null);
  expect(invocation.trace).not.toHaveProperty('record');
  expect(await inTrace(invocation.trace, () => inSpan({ name: 'part', kind: 'client' }, async () => 7))).toBe(7);
});
