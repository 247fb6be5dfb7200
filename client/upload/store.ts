import type { Person } from '../person.ts';
import { DocketError } from '../problem.ts';
import { answerOf, type Requester, reach } from '../request.ts';
import { persistently } from '../retry.ts';
import type { Routes } from '../routes.ts';
import type { Send } from './send.ts';

export interface Storing {
  request: Requester;
  person: Person;
  send: Send;
  signal: AbortSignal;
  mostTries: number;
}

/** How many addresses are asked for in turn when storage does not take them any more. */
const mostAddresses = 3;

/**
 * Puts a file straight into storage, again under the same address when the network fails, under a fresh one when that
 * address is refused; answers the upload's id.
 */
export async function store(file: File, { request, person, send, signal, mostTries }: Storing): Promise<string> {
  for (let addresses = 1; ; addresses++) {
    const { id, url } = await persistently(() => openUpload(file, request, person, signal), { signal, mostTries });
    try {
      await persistently(() => put(file, url, send, signal), { signal, mostTries });
      return id;
    } catch (error) {
      const isRefused = error instanceof DocketError && error.status >= 400 && error.status < 500;
      if (!isRefused || error.status === 413 || addresses === mostAddresses) throw error;
    }
  }
}

type Opened = Routes['POST /v1/uploads']['answer'];

async function openUpload(file: File, request: Requester, person: Person, signal: AbortSignal) {
  const body = { files: [{ filename: file.name || 'unnamed', size: file.size }] };
  const { uploads } = (await answerOf(await request('POST /v1/uploads', { body, signal, person }), signal)) as Opened;
  const [opened] = uploads;
  if (!opened) throw new DocketError({ status: 200, code: 'unexpected_answer', detail: 'No address was given.' });
  return opened;
}

async function put(file: File, url: string, send: Send, signal: AbortSignal): Promise<void> {
  const headers = { 'content-type': file.type || 'application/octet-stream' };
  const response = await reach(() => send(url, { method: 'PUT', body: file, headers, signal }), signal);
  if (response.ok) return;
  const said = await response.text().catch(() => '');
  // The answer to an earlier try was lost, and the file is there.
  if (response.status === 409 || /"statusCode":\s*"?409|Duplicate/i.test(said)) return;
  const { status } = response;
  const code = status === 413 ? 'file_too_large' : 'storage_unavailable';
  throw new DocketError({ status, code, detail: `Storage did not take the file (${status}).` });
}
