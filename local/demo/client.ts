import type { Addresses } from './stack.ts';

export interface Problem {
  code: string;
  detail: string;
}

export interface Status {
  status: string;
  stage: string | null;
  progress: number;
  error: Problem | null;
  created_at: string;
  completed_at: string | null;
}

export interface Details extends Status {
  category: string | null;
  category_confidence: number | null;
  page_count: number | null;
  fields: { name: string; value: unknown; confidence: number }[];
}

export interface Mail {
  id: string;
  subject: string;
  text: string | null;
  category: string | null;
}

export interface Client {
  /** Answers the id of the document, or why the file was refused. */
  upload(filename: string, bytes: Uint8Array<ArrayBuffer>): Promise<{ id: string } | { refused: Problem }>;
  status(id: string): Promise<Status>;
  details(id: string): Promise<Details>;
  /** Calls a JSON route; throws when it is refused. */
  call<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown): Promise<T>;
}

/** Signs in through Supabase as a browser does; throws when the login is refused. */
export async function signIn(addresses: Addresses, login: { email: string; password: string }): Promise<Client> {
  const { access_token: token } = await json<{ access_token: string }>(
    await fetch(`${addresses.supabase}/auth/v1/token?grant_type=password`, {
      method: 'POST',
      headers: { apikey: addresses.publishableKey, 'content-type': 'application/json' },
      body: JSON.stringify(login),
    }),
  );
  const headers = { authorization: `Bearer ${token}` };
  const call = async <T>(method: string, path: string, body?: unknown) =>
    json<T>(
      await fetch(addresses.api + path, {
        method,
        headers: { ...headers, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  return {
    async upload(filename, bytes) {
      const body = new FormData();
      body.append('files', new File([bytes], filename));
      body.append('duplicates', 'allow');
      const response = await fetch(`${addresses.api}/v1/documents`, { method: 'POST', headers, body });
      const answer: { documents?: { id: string }[]; errors?: Problem[] } = await response.json();
      const [document] = answer.documents ?? [];
      if (document) return { id: document.id };
      return { refused: answer.errors?.[0] ?? { code: `http_${response.status}`, detail: JSON.stringify(answer) } };
    },
    status: (id) => call('GET', `/v1/documents/${id}/status`),
    details: (id) => call('GET', `/v1/documents/${id}`),
    call,
  };
}

/** All mails that this person has ever got from the stack. */
export async function mailsTo(addresses: Addresses, email: string): Promise<Mail[]> {
  const answer = await fetch(`${addresses.control}/mails?to=${encodeURIComponent(email)}`);
  return (await json<{ mails: Mail[] }>(answer)).mails;
}

/** Tells the local cloud's control server to do something, such as to move its clock. */
export async function control<T>(addresses: Addresses, path: string, body: unknown): Promise<T> {
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return json<T>(await fetch(addresses.control + path, request));
}

/** The body of an answer that was a success; the caller says what the contract promises of its shape. */
async function json<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
