import { transact } from '../sqlite.ts';
import type { Broker } from './broker.ts';
import type { Call } from './call.ts';
import { readDestination } from './destination.ts';
import { type Published, publish } from './publish.ts';
import { Refusal, unsupported } from './refusal.ts';

const prefix = '/v2/publish/';

/** `POST /v2/publish/{destination}`: 200, or 202 with the first message's id for a duplicate. */
export async function publishOne(broker: Broker, { request, target }: Call): Promise<Response> {
  const body = new Uint8Array(await request.arrayBuffer());
  const { url, configuration } = readDestination(target.slice(prefix.length));
  const headers = new Headers(request.headers);
  for (const [name, value] of configuration) if (!headers.has(name)) headers.set(name, value);
  const published = publish(broker, url, headers, body);
  return Response.json(published, { status: published.deduplicated ? 202 : 200 });
}

/** `POST /v2/batch`: one answer per element; a refused element does not stop the others. */
export async function publishBatch(broker: Broker, { request }: Call): Promise<Response> {
  const elements: unknown = await request.json().catch(() => null);
  if (!Array.isArray(elements)) throw new Refusal(400, 'the body of a batch is a JSON array of messages');
  return Response.json(transact(broker.database, () => elements.map((element) => publishElement(broker, element))));
}

function publishElement(broker: Broker, element: unknown): Published | { error: string } {
  try {
    const { destination, headers, body } = readElement(element);
    return publish(broker, readDestination(destination).url, headers, body);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { error: error.message };
  }
}

function readElement(element: unknown): { destination: string; headers: Headers; body: Uint8Array } {
  if (typeof element !== 'object' || element === null) throw new Refusal(400, 'a message of a batch is an object');
  const { destination, headers = {}, body = '', queue } = element as Record<string, unknown>;
  if (queue !== undefined) throw unsupported('FIFO queues');
  if (typeof destination !== 'string') throw new Refusal(400, 'a message of a batch needs a destination');
  if (typeof body !== 'string') throw new Refusal(400, 'the body of a message of a batch is a string');
  return { destination, headers: readHeaders(headers), body: Buffer.from(body) };
}

function readHeaders(headers: unknown): Headers {
  try {
    return new Headers(headers as Record<string, string>);
  } catch {
    throw new Refusal(400, 'the headers of a message of a batch are an object of strings');
  }
}
