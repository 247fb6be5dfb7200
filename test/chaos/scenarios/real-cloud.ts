import { randomUUID } from 'node:crypto';
import { startCloud } from '../../../local/cloud.ts';
import { untilHealthy } from '../../../local/health.ts';
import { freePorts } from '../../../local/settings.ts';

// The whole local cloud for scenarios that need the real runtime, real sockets and real processes.

export interface Person {
  id: string;
  email: string;
  token: string;
}

/** A cloud in memory on free ports, with the doors that scenarios use; `env` stands in place of the stand-ins' variables. */
export async function startRealCloud(env: Record<string, string> = {}) {
  const cloud = await startCloud({
    data: null,
    ports: await freePorts(),
    env,
    log: process.env.LOGW ? console.log : () => {},
  });
  const address = (name: string) => cloud.env[name] ?? '';
  const troubles = await untilHealthy(address('API_URL'));
  if (troubles.length > 0) {
    await cloud.close();
    throw new Error(`The cloud is not well: ${troubles.join('; ')}.`);
  }

  const bodyOf = async <T>(response: Response): Promise<T> => {
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  };
  const control = async <T>(method: string, path: string, body?: object): Promise<T> =>
    bodyOf(await fetch(address('CONTROL_URL') + path, { method, body: body ? JSON.stringify(body) : null }));
  const auth = async (path: string, body: object): Promise<Person> => {
    const headers = { apikey: address('SUPABASE_PUBLISHABLE_KEY'), 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const { access_token, user } = await bodyOf<{ access_token: string; user: { id: string; email: string } }>(
      await fetch(`${address('SUPABASE_URL')}/auth/v1/${path}`, init),
    );
    return { id: user.id, email: user.email, token: access_token };
  };
  const api = (person: Person, path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${person.token}`);
    return fetch(address('API_URL') + path, { ...init, headers });
  };

  return {
    cloud,
    api,
    control,
    person: () => auth('signup', { email: `chaos-${randomUUID()}@example.com`, password: randomUUID() }),
    operator: () => auth('token?grant_type=password', { email: 'operator@docket.local', password: 'docket-operator' }),
    get: async <T>(person: Person, path: string): Promise<T> => bodyOf(await api(person, path)),
    post: async <T>(person: Person, path: string, body: object): Promise<T> =>
      bodyOf(
        await api(person, path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
    /** Uploads texts in calls of twenty; answers the ids of their documents. */
    async upload(
      person: Person,
      files: { name: string; bytes: Uint8Array<ArrayBuffer> | string }[],
    ): Promise<string[]> {
      const ids: string[] = [];
      for (let from = 0; from < files.length; from += 20) {
        const form = new FormData();
        for (const { name, bytes } of files.slice(from, from + 20)) form.append('files', new Blob([bytes]), name);
        const response = await api(person, '/v1/documents', { method: 'POST', body: form });
        const { documents } = await bodyOf<{ documents: { id: string }[] }>(response);
        ids.push(...documents.map(({ id }) => id));
      }
      return ids;
    },
    /** How many documents of this person stand at each status. */
    async statuses(person: Person): Promise<Record<string, number>> {
      const counted: Record<string, number> = {};
      let cursor: string | null = null;
      do {
        const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
        const page: { data: { status: string }[]; next_cursor: string | null } = await bodyOf(
          await api(person, `/v1/documents?limit=100${query}`),
        );
        for (const { status } of page.data) counted[status] = (counted[status] ?? 0) + 1;
        cursor = page.next_cursor;
      } while (cursor);
      return counted;
    },
    advance: (by: string) => control<{ now: string }>('POST', '/clock', { advance: by }),
    now: async () => Date.parse((await control<{ now: string }>('GET', '/clock')).now),
    fault: (fault: object) => control<{ id: string }>('POST', '/faults', fault),
    heal: () => control('DELETE', '/faults'),
    mails: async (to: string) => (await control<{ mails: { subject: string }[] }>('GET', `/mails?to=${to}`)).mails,
    close: () => cloud.close(),
  };
}

export type RealCloud = Awaited<ReturnType<typeof startRealCloud>>;
