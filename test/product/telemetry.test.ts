import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anInvoice } from './papers.ts';
import { attributeOf, behave, collected, type Span, spansIn, spansOf } from './spans.ts';
import { type User, world } from './world.ts';

/** A worker that a collector has let down asks it for nothing for a while: a new one begins afresh. */
async function startAfresh(): Promise<void> {
  await behave();
  // Mails on their way would be tried again much later, in the middle of somebody else's test.
  await world.quiet();
  await world.fault({ service: 'worker', fault: 'kill', times: 1, match: 'get_account' });
  const ada = await world.user();
  const isBack = async () => (await world.api(ada, '/v1/account').catch(() => null))?.ok ?? false;
  while (!(await isBack())) await setTimeout(50);
  await world.heal();
}
beforeAll(startAfresh);
afterAll(startAfresh);

const patience = { timeout: 10_000 };
const aTrace = () => crypto.randomUUID().replaceAll('-', '');
const caller = 'b7ad6b7169203331';

async function uploadIn(trace: string, user: User): Promise<string> {
  const { name, bytes, type } = anInvoice(`${trace}.pdf`, `INV-${trace.slice(0, 8)}`);
  const body = new FormData();
  body.append('files', new Blob([bytes], { type: type ?? 'application/pdf' }), name);
  const headers = { traceparent: `00-${trace}-${caller}-01` };
  const response = await world.api(user, '/v1/documents', { method: 'POST', headers, body });
  expect(response.status).toBe(202);
  return ((await response.json()) as { documents: { id: string }[] }).documents[0]?.id ?? '';
}

const kinds = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 };

/** The names of whatever this span was caused by, from the outermost to itself. */
function wayTo(span: Span, spans: Span[]): string[] {
  const above = spans.find(({ spanId }) => spanId === span.parentSpanId);
  return [...(above ? wayTo(above, spans) : []), span.name];
}

test('one upload is one trace in the collector, from its request over the queue and each stage to its mail', async () => {
  const [ada, trace] = [await world.user(), aTrace()];
  const id = await uploadIn(trace, ada);
  await world.settled(ada, id);
  const named = async () => (await spansOf(trace)).map(({ name }) => name);
  await expect.poll(named, patience).toContain('send mail');

  const spans = await spansOf(trace);
  const theOne = (name: string): Span => {
    const found = spans.filter((span) => span.name === name);
    expect([name, found.length]).toEqual([name, 1]);
    return found[0] as Span;
  };
  const upload = theOne('POST /v1/documents');
  expect(upload).toMatchObject({ parentSpanId: caller, kind: kinds.server, status: { code: 0 } });
  expect(attributeOf(upload, 'http.response.status_code')).toBe('202');
  const run = theOne('process /messages/run-job');
  expect(run.kind).toBe(kinds.consumer);
  expect(attributeOf(run, 'docket.document.id')).toBe(id);
  expect(wayTo(run, spans)).toEqual(['POST /v1/documents', 'publish', 'process /messages/run-job']);
  for (const stage of ['extract_text', 'classify', 'extract_fields'])
    expect(wayTo(theOne(stage), spans)).toEqual([...wayTo(run, spans), stage]);
  expect(wayTo(theOne('commit settle_job'), spans)).toEqual([...wayTo(run, spans), 'commit settle_job']);
  expect(wayTo(theOne('send mail'), spans)).toEqual([...wayTo(run, spans), 'send mail']);

  const ids = new Set(spans.map(({ spanId }) => spanId));
  expect(ids.size).toBe(spans.length);
  expect(spans.filter(({ parentSpanId = '' }) => !ids.has(parentSpanId)).map(({ name }) => name)).toEqual([
    'POST /v1/documents',
  ]);
  for (const { startTimeUnixNano: start, endTimeUnixNano: end } of spans)
    expect(BigInt(end) - BigInt(start)).toBeGreaterThanOrEqual(0n);
});

test('a cron run is a trace of its own, and each invocation sends one request with the headers that were configured', async () => {
  const { count } = await collected({ with: 'nothing but the count' });
  await world.cron('sweep');
  const sent = async () => (await collected({ after: String(count) })).received;
  const crons = async () => spansIn(await sent()).filter(({ name }) => name === 'cron sweep');
  await expect.poll(async () => (await crons()).length, patience).toBeGreaterThan(0);
  expect((await crons())[0]).toMatchObject({ kind: kinds.internal });
  for (const { headers, body } of await sent()) {
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-api-key': 'a secret of the collector' });
    const roots = spansIn([{ headers, body }]).filter(({ name }) => /^(cron|process|[A-Z]+) /.test(name));
    expect(roots.length).toBe(1);
  }
});

test('work that is done for another trace stands in that one, and says what it was caused by', async () => {
  const [ada, trace, other] = [await world.user(), aTrace(), aTrace()];
  const id = await uploadIn(trace, ada);
  await world.settled(ada, id);
  await world.api(ada, '/v1/documents/reprocess', {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: `00-${other}-${caller}-01` },
    body: JSON.stringify({ ids: [id] }),
  });
  await world.settled(ada, id);
  const runs = async () => (await spansOf(trace)).filter(({ name }) => name === 'process /messages/run-job').length;
  await expect.poll(runs, patience).toBe(2);
  const again = (await spansOf(trace)).find(({ links }) => links !== undefined);
  expect(again).toMatchObject({ name: 'go on', kind: kinds.producer, links: [{ traceId: other }] });
  const causes = (await spansOf(other)).map(({ spanId }) => spanId);
  expect(causes).toContain(again?.links?.[0]?.spanId);
});

const dropped = async (): Promise<number> => {
  const text = await (await world.api(await world.signIn(), '/metrics')).text();
  return Number(/^docket_spans_dropped_total (\d+)$/m.exec(text)?.[1] ?? 'NaN');
};

test('what a collector takes only in part is counted', async () => {
  const before = await dropped();
  await behave({ status: 200, body: '{"partialSuccess":{"rejectedSpans":"3","errorMessage":"too many"}}' });
  await world.api(null, '/openapi.json');
  await expect.poll(dropped, patience).toBeGreaterThanOrEqual(before + 3);
  await behave();
});

const complaints = (): number =>
  readFileSync('.local/test-worker-product.log', 'utf8').match(/"telemetry not taken"/g)?.length ?? 0;

test('nobody waits for a collector that does not answer, and its trouble is in the log once', async () => {
  const [before, said] = [await dropped(), complaints()];
  await behave('silence');
  const ada = await world.user();
  expect((await world.api(ada, '/v1/account')).status).toBe(200);
  // The request is over, and the collector holds what it was sent of it.
  await expect.poll(async () => (await collected({ with: 'nothing but the count' })).held, patience).toBeGreaterThan(0);
  await expect.poll(dropped, patience).toBeGreaterThan(before);
  expect(await world.settled(ada, await uploadIn(aTrace(), ada))).toMatchObject({ error: null });
  await expect.poll(async () => (await world.mails(ada.email)).length, patience).toBe(1);
  expect(complaints()).toBe(said + 1);
});
