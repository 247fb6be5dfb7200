import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect, inject } from 'vitest';

// The public doors of the running cloud, in the words of the tests.

export interface User {
  id: string;
  email: string;
  token: string;
}

export interface TestFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer> | string;
  type?: string;
}

export interface Upload {
  batch: { id: string };
  documents: { id: string; job_id: string; filename: string; status: string; duplicate_of?: string | null }[];
  errors: { filename: string; code: string; detail: string }[];
}

export interface Status {
  document_id: string;
  job_id: string;
  filename: string;
  status: string;
  stage: string | null;
  progress: number;
  error: { code: string; detail: string } | null;
  created_at: string;
  started_at: string | null;
  completed_at: string | null;
}

export interface Mail {
  id: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  category: string | null;
  custom_args: Record<string, string>;
  sent_at: string;
}

export interface Fault {
  service: string;
  fault: string;
  times?: number;
  rate?: number;
  match?: string;
  ms?: number;
  when?: 'before' | 'after';
}

const settledStates = ['completed', 'failed', 'canceled', 'needs_review'];

const env = (name: string): string => {
  const value = inject('env')[name];
  if (value === undefined) throw new Error(`The cloud has no ${name}.`);
  return value;
};

async function bodyOf<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

async function control<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  return bodyOf(await fetch(env('CONTROL_URL') + path, init));
}

async function auth(path: string, body: unknown): Promise<{ access_token: string; user: { id: string } }> {
  const headers = { apikey: env('SUPABASE_PUBLISHABLE_KEY'), 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return bodyOf(await fetch(`${env('SUPABASE_URL')}/auth/v1/${path}`, init));
}

export const world = {
  env,

  /** Somebody new, signed in. */
  async user(email = `user-${randomUUID()}@example.com`, password: string = randomUUID()): Promise<User> {
    const { access_token, user } = await auth('signup', {
      email,
      password,
      data: { name: 'Ada Example' },
    });
    return { id: user.id, email, token: access_token };
  },

  /** Somebody with an account, signed in; the operator unless said otherwise. */
  async signIn(email = 'operator@docket.local', password = 'docket-operator'): Promise<User> {
    const { access_token, user } = await auth('token?grant_type=password', { email, password });
    return { id: user.id, email, token: access_token };
  },

  /** A request to the API as this user, or as nobody. */
  api(user: User | null, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (user) headers.set('authorization', `Bearer ${user.token}`);
    return fetch(env('API_URL') + path, { ...init, headers });
  },

  /** The answer of a GET as this user; throws unless it is a 2xx. */
  async get<T>(user: User | null, path: string): Promise<T> {
    return bodyOf(await world.api(user, path));
  },

  /** Uploads files in one call; throws unless it is accepted. */
  async upload(user: User, files: TestFile | TestFile[], fields: Record<string, string> = {}): Promise<Upload> {
    const form = new FormData();
    for (const { name, bytes, type } of [files].flat()) {
      form.append('files', new Blob([bytes], { type: type ?? 'application/octet-stream' }), name);
    }
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return bodyOf(await world.api(user, '/v1/documents', { method: 'POST', body: form }));
  },

  /** The status of a document once it has come to an end; throws, with the last one seen, when it does not. */
  async settled(user: User, documentId: string, patienceInMs = 20_000): Promise<Status> {
    const end = Date.now() + patienceInMs;
    for (;;) {
      const status = await world.get<Status>(user, `/v1/documents/${documentId}/status`).catch(unlessOver(end));
      if (status && settledStates.includes(status.status)) return status;
      if (Date.now() > end) throw new Error(`The document has not settled: ${JSON.stringify(status)}`);
      await setTimeout(25);
    }
  },

  /** Uploads one file and answers its status at the end. */
  async process(user: User, file: TestFile, fields: Record<string, string> = {}): Promise<Status> {
    const { documents } = await world.upload(user, file, fields);
    expect(documents).toHaveLength(1);
    return world.settled(user, documents[0]?.id ?? '');
  },

  /** The mails that were sent to this address. */
  async mails(to: string): Promise<Mail[]> {
    return (await control<{ mails: Mail[] }>('GET', `/mails?${new URLSearchParams({ to })}`)).mails;
  },

  /** The messages of the queue that have this text in them, as delivered. */
  async deliveries<T>(match: string): Promise<T[]> {
    return (await control<{ deliveries: T[] }>('GET', `/deliveries?${new URLSearchParams({ match })}`)).deliveries;
  },

  /** Where in the whole cloud this text is stored; the mailbox is not looked at, it is its readers'. */
  async traces(of: string): Promise<{ place: string; count: number }[]> {
    const path = `/traces?${new URLSearchParams({ of })}`;
    return (await control<{ traces: { place: string; count: number }[] }>('GET', path)).traces;
  },

  /** Resolves when nothing is left to be told of earlier mails, so that it is counted as nobody's. */
  quiet: () => world.clock.advance('3s'),

  counts: () => control<Record<string, number>>('GET', '/counts'),
  resetCounts: () => control<Record<string, number>>('POST', '/counts/reset'),

  clock: {
    now: async () => new Date((await control<{ now: string }>('GET', '/clock')).now),
    /** Moves everything by a duration such as `1d2h`; all that fell due has run when this resolves. */
    advance: (advance: string) => control<{ now: string }>('POST', '/clock', { advance }),
    set: (to: Date) => control<{ now: string }>('POST', '/clock', { set: to.toISOString() }),
  },

  /** Fires a cron trigger and waits for its run to end. */
  cron: (name: string) => control<{ outcome: string }>('POST', '/cron', { name }),

  fault: (fault: Fault) => control<Fault & { id: string; fired: number }>('POST', '/faults', fault),
  faults: async () => (await control<{ faults: (Fault & { id: string; fired: number })[] }>('GET', '/faults')).faults,
  heal: () => control<unknown>('DELETE', '/faults'),
};

// While the worker is being killed or a service fails, not every poll gets an answer.
const unlessOver = (end: number) => (error: unknown) => {
  if (Date.now() > end) throw error;
  return null;
};
