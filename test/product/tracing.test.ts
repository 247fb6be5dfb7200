import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { anInvoice } from './papers.ts';
import { aReceiver, aWebhook } from './receiver.ts';
import { type User, world } from './world.ts';

interface Delivered {
  headers: Record<string, string>;
  url: string;
}

interface Entry {
  message: string;
  route?: string;
  job_id?: string;
  trace_id?: string;
}

/** A trace id that nobody else has. */
const aTrace = () => crypto.randomUUID().replaceAll('-', '');

async function uploadIn(trace: string, user: User): Promise<{ id: string; job_id: string }> {
  const { name, bytes, type } = anInvoice(`${trace}.pdf`, `INV-${trace.slice(0, 8)}`);
  const body = new FormData();
  body.append('files', new Blob([bytes], { type: type ?? 'application/pdf' }), name);
  const headers = { traceparent: `00-${trace}-b7ad6b7169203331-01` };
  const response = await world.api(user, '/v1/documents', { method: 'POST', headers, body });
  const { documents } = (await response.json()) as { documents: { id: string; job_id: string }[] };
  return { id: '', job_id: '', ...documents[0] };
}

const logged = (): Entry[] =>
  readFileSync('.local/test-worker-product.log', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

test('one trace leads from an upload to its run, its webhook and its mail, and each of them is one line in the log', async () => {
  const [ada, receiver, trace] = [await world.user(), await aReceiver(204), aTrace()];
  await aWebhook(ada, receiver.url, { event_types: ['document.processed'] });
  const { id, job_id } = await uploadIn(trace, ada);
  await world.settled(ada, id);
  await receiver.told('document.processed');

  expect(await world.get(ada, `/v1/jobs/${job_id}`)).toMatchObject({ trace_id: trace });
  expect(receiver.calls[0]?.headers.traceparent).toContain(`00-${trace}-`);
  await expect.poll(async () => (await world.mails(ada.email))[0]?.custom_args.app_trace_id).toBe(trace);
  const ours = () => logged().filter(({ trace_id }) => trace_id === trace);
  await expect
    .poll(() => ours().map(({ message, route }) => [message, route]))
    .toEqual([
      ['request', '/v1/documents'],
      ['message', '/messages/run-job'],
      ['message', '/messages/call-webhook'],
    ]);
  expect(ours()[1]).toMatchObject({ document_id: id, job_id, outcome: 'completed', status: 200 });
});

test('what is processed anew, or found by the sweep, stays in the trace of its upload', async () => {
  const [ada, trace] = [await world.user(), aTrace()];
  const { id } = await uploadIn(trace, ada);
  await world.settled(ada, id);
  await world.fault({ service: 'qstash', fault: 'refuse', times: 4 });
  await world.api(ada, '/v1/documents/reprocess', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ids: [id] }),
  });
  await world.heal();
  await world.clock.advance('2m');
  await world.settled(ada, id);
  const { job_id } = await world.get<{ job_id: string }>(ada, `/v1/documents/${id}/status`);
  const [delivery] = await world.deliveries<Delivered>(job_id);
  expect(JSON.stringify(delivery)).toContain(`00-${trace}-`);
  expect(logged().find((entry) => entry.message === 'message' && entry.job_id === job_id)).toMatchObject({
    trace_id: trace,
  });
});
