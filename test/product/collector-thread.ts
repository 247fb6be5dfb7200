import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort } from 'node:worker_threads';
import type { Behaviour, Received } from './collector.ts';

// POST /v1/traces as OTLP has it; for tests PUT /behaviour, and GET /received with what has a text in it (`with`) and came
// after so many others (`after`).

interface Asked extends Received {
  query: URLSearchParams;
}

const usual: Behaviour = { status: 200, body: '{"partialSuccess":{}}' };

// A whole run of tests sends more than anybody looks at.
const mostKept = 5000;

const received: Received[] = [];
const held: ServerResponse[] = [];
let count = 0;
let behaviour: Behaviour = usual;

function take(one: Received): void {
  received.push(one);
  count += 1;
  if (received.length > mostKept) received.shift();
}

function found(query: URLSearchParams): Received[] {
  const since = Math.max(0, Number(query.get('after') ?? 0) - (count - received.length));
  return received.slice(since).filter(({ body }) => body.includes(query.get('with') ?? ''));
}

const answers: Record<string, (asked: Asked, response: ServerResponse) => void> = {
  'POST /v1/traces': ({ body, headers }, response) => {
    take({ headers, body });
    if (behaviour === 'silence') return void held.push(response);
    response.writeHead(behaviour.status, behaviour.headers).end(behaviour.body);
  },
  'PUT /behaviour': ({ body }, response) => {
    behaviour = body ? (JSON.parse(body) as Behaviour) : usual;
    for (const one of held.splice(0)) one.destroy();
    response.end();
  },
  'GET /received': ({ query }, response) =>
    void response.end(JSON.stringify({ received: found(query), count, held: held.length })),
};

const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://collector');
  const answer = answers[`${request.method} ${pathname}`];
  if (answer) answer({ body, query, headers: request.headers }, response);
  else response.writeHead(404).end();
}).listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
