import { randomUUID } from 'node:crypto';
import { Agent, request as open } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export interface Answer {
  status: number;
  text: string;
}

export interface Outgoing {
  method?: string;
  headers?: Record<string, string>;
  body?: Uint8Array | string;
}

/** One HTTP request; by node:http, since fetch takes three times the CPU and shares the machine with what is measured. */
export function request(url: string, { method = 'GET', headers = {}, body }: Outgoing = {}): Promise<Answer> {
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const outgoing = open(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The JSON of an answer; throws with the address and the beginning of the answer unless its status is a success. */
export async function requestJson<T>(url: string, outgoing: Outgoing = {}): Promise<T> {
  const { status, text } = await request(url, outgoing);
  if (status >= 200 && status < 300) return JSON.parse(text) as T;
  throw new Error(`${outgoing.method ?? 'GET'} ${new URL(url).pathname} answered ${status}: ${text.slice(0, 300)}`);
}

export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}

/** A multipart body of text fields and files in the field `files`, with its header. */
export function multipart(fields: Record<string, string>, files: NamedFile[]): Outgoing {
  const boundary = `docket-${randomUUID()}`;
  const parts: Uint8Array[] = [];
  for (const [name, value] of Object.entries(fields)) {
    parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  }
  for (const { name, bytes } of files) {
    const disposition = `Content-Disposition: form-data; name="files"; filename="${name.replaceAll('"', '%22')}"`;
    parts.push(Buffer.from(`--${boundary}\r\n${disposition}\r\nContent-Type: application/octet-stream\r\n\r\n`));
    parts.push(bytes, Buffer.from('\r\n'));
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body: Buffer.concat(parts) };
}
