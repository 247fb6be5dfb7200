import { bindings } from '../../../local/bindings.ts';
import { usualPorts } from '../../../local/settings.ts';
import type { Paper } from './papers.ts';
import type { Person } from './person.ts';
import type { Simulation } from './simulation.ts';

const base = bindings(usualPorts, {}).APP_URL ?? '';

export interface Accepted {
  batch: { id: string };
  documents: { id: string; job_id: string; filename: string; status: string; duplicate_of?: string }[];
  errors: { filename: string; code: string }[];
}

export interface Reply<T> {
  /** 0 when no answer came. */
  status: number;
  body: T | null;
}

/** One request of a person to the API; no answer is status 0. */
export async function ask<T>(
  simulation: Simulation,
  person: Person,
  method: string,
  path: string,
  init: { body?: BodyInit | object | undefined; key?: string | undefined } = {},
): Promise<Reply<T>> {
  const headers = new Headers({ authorization: `Bearer ${person.token}` });
  if (init.key !== undefined) headers.set('idempotency-key', init.key);
  const plain = init.body !== undefined && !(init.body instanceof FormData);
  if (plain) headers.set('content-type', 'application/json');
  const body = plain ? JSON.stringify(init.body) : ((init.body as FormData | undefined) ?? null);
  const response = await simulation.ask(new Request(base + path, { method, headers, body }));
  simulation.tell(
    `${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]+/g, (id) => id.slice(0, 8))} → ${response?.status ?? 'no answer'}`,
  );
  if (!response) return { status: 0, body: null };
  return { status: response.status, body: (await response.json().catch(() => null)) as T | null };
}

/** Uploads papers in one call. */
export function upload(
  simulation: Simulation,
  person: Person,
  papers: Paper[],
  { key, ...fields }: { key?: string; [field: string]: string | undefined } = {},
): Promise<Reply<Accepted>> {
  const form = new FormData();
  for (const { name, bytes } of papers) form.append('files', new Blob([bytes]), name);
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value);
  return ask<Accepted>(simulation, person, 'POST', '/v1/documents', { body: form, key });
}

/** Asks until the answer is a success: at once again, then every ten minutes, for an hour. */
export async function insist<T>(simulation: Simulation, request: () => Promise<Reply<T>>): Promise<T> {
  let last = 0;
  for (let attempt = 0; attempt < 8; attempt += 1) {
    if (attempt > 1) await simulation.advance(600_000);
    const { status, body } = await request();
    if (status >= 200 && status < 300 && body) return body;
    last = status;
  }
  throw new Error(`It was not accepted within an hour; the last answer was ${last || 'none'}.`);
}

/** Uploads until it is accepted, as a client with an idempotency key would. */
export const uploadSurely = (
  simulation: Simulation,
  person: Person,
  papers: Paper[],
  fields: { key: string; [field: string]: string | undefined },
): Promise<Accepted> => insist(simulation, () => upload(simulation, person, papers, fields));
