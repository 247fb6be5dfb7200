import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Document, DocumentStatusReport, Submitted } from '../lib/documents/document.ts';
import type { DocumentText } from '../lib/documents/text.ts';
import { people } from '../local/settings.ts';
import { type Answer, multipart, type NamedFile, request, requestJson } from './http.ts';

/** A signed-in person at the HTTP API. */
export interface Client {
  /** Uploads files in one call; answers whatever the API did, a refusal included. */
  upload(files: NamedFile[], fields?: Record<string, string>): Promise<Answer>;
  /** Uploads files in one call and returns what was accepted; throws when any was not. */
  submit(files: NamedFile[], fields?: Record<string, string>): Promise<Submitted>;
  /** Uploads a file straight to Storage and queues it; answers whatever the API did. */
  uploadDirectly(file: NamedFile, fields?: Record<string, unknown>): Promise<Answer>;
  status(id: string): Promise<DocumentStatusReport>;
  document(id: string): Promise<Document>;
  text(id: string): Promise<z.infer<typeof DocumentText>>;
  /** Any other call with JSON; throws unless its status is a success. */
  call<T>(method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown): Promise<T>;
}

export interface Login {
  email: string;
  password: string;
}

// An access token lives an hour; a long evaluation takes a new one in time.
const tokenLifeMs = 30 * 60_000;

/** Signs in, as the demo user unless said otherwise, given the variables that `.local/env` holds. */
export function createClient(env: Record<string, string>, person: Login = people[0]): Client {
  const at = (path: string) => `${env.API_URL}${path}`;
  let session: { at: number; authorization: Promise<string> } | undefined;
  const authorization = (): Promise<string> => {
    if (!session || Date.now() - session.at > tokenLifeMs)
      session = { at: Date.now(), authorization: signIn(env, person) };
    return session.authorization;
  };
  const get = async <T>(path: string) =>
    requestJson<T>(at(path), { headers: { authorization: await authorization() } });
  const post = async (path: string, headers: Record<string, string>, body: Uint8Array | string) =>
    request(at(path), { method: 'POST', headers: { ...headers, authorization: await authorization() }, body });
  const postJson = (path: string, body: unknown) =>
    post(path, { 'content-type': 'application/json' }, JSON.stringify(body));
  const upload = async (files: NamedFile[], fields: Record<string, string> = {}) => {
    const { headers = {}, body = '' } = multipart(fields, files);
    return post('/v1/documents', headers, body);
  };

  return {
    upload,
    async submit(files, fields) {
      const { status, text } = await upload(files, fields);
      if (status !== 202) throw new Error(`The upload answered ${status}: ${text.slice(0, 300)}`);
      const submitted = JSON.parse(text) as Submitted;
      if (submitted.documents.length === files.length) return submitted;
      throw new Error(`Not every file was accepted: ${JSON.stringify(submitted.errors)}`);
    },
    async uploadDirectly({ name, bytes }, fields = {}) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const opened = await postJson('/v1/uploads', { files: [{ filename: name, size: bytes.byteLength, sha256 }] });
      if (opened.status !== 201) return opened;
      const { uploads } = JSON.parse(opened.text) as { uploads: { id: string; url: string }[] };
      const [target] = uploads;
      if (!target) throw new Error('POST /v1/uploads opened nothing.');
      const put = await request(target.url, { method: 'PUT', body: bytes });
      return put.status < 300 ? postJson('/v1/documents', { uploads: [target.id], ...fields }) : put;
    },
    status: (id) => get(`/v1/documents/${id}/status`),
    document: (id) => get(`/v1/documents/${id}`),
    text: (id) => get(`/v1/documents/${id}/text`),
    async call(method, path, body) {
      const headers = { authorization: await authorization(), 'content-type': 'application/json' };
      return requestJson(at(path), { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    },
  };
}

async function signIn(env: Record<string, string>, { email, password }: Login): Promise<string> {
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY = '' } = env;
  const { access_token } = await requestJson<{ access_token: string }>(
    `${SUPABASE_URL}/auth/v1/token?grant_type=password`,
    {
      method: 'POST',
      headers: { apikey: SUPABASE_PUBLISHABLE_KEY, 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    },
  );
  return `Bearer ${access_token}`;
}
