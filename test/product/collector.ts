import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// A collector of traces that keeps what it is sent, and behaves as it is told.

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** How it answers: with a status and a body, or not at all. */
export type Behaviour = { status: number; body?: string; headers?: Record<string, string> } | 'silence';

const usual: Behaviour = { status: 200, body: '{"partialSuccess":{}}' };

export interface Collector {
  url: string;
  close(): Promise<void>;
}

/** Listens on loopback: POST /v1/traces as OTLP has it; PUT /behaviour and GET /received for tests. */
export async function startCollector(): Promise<Collector> {
  const received: Received[] = [];
  const held: ServerResponse[] = [];
  let behaviour: Behaviour = usual;
  const answers: Record<string, (body: string, response: ServerResponse, headers: IncomingHttpHeaders) => void> = {
    'POST /v1/traces': (body, response, headers) => {
      received.push({ headers, body });
      if (behaviour === 'silence') return void held.push(response);
      response.writeHead(behaviour.status, behaviour.headers).end(behaviour.body);
    },
    'PUT /behaviour': (body, response) => {
      behaviour = body ? (JSON.parse(body) as Behaviour) : usual;
      for (const one of held.splice(0)) one.destroy();
      response.end();
    },
    'GET /received': (_, response) => void response.end(JSON.stringify({ received, held: held.length })),
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const answer = answers[`${request.method} ${request.url}`];
    if (answer) answer(body, response, request.headers);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
