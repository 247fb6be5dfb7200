import type { SubmitOptions, Submitted } from '../nouns.ts';
import { Person } from '../person.ts';
import { DocketError } from '../problem.ts';
import { answerOf, type Requester } from '../request.ts';
import { persistently } from '../retry.ts';
import { Ledger, type Uploaded, type UploadListeners } from './ledger.ts';
import { attribute, type Entry, plan, shares } from './plan.ts';
import { type Send, sendTelling } from './send.ts';
import { store } from './store.ts';
import { turns } from './turns.ts';

export interface UploadOptions extends SubmitOptions, UploadListeners {
  signal?: AbortSignal | undefined;
}

/** A file, or one with a signal that ends its upload alone. */
export type Uploadable = File | Entry;

export interface UploadPorts {
  request: Requester;
  /** In place of what the machine has. */
  send?: Send | undefined;
}

/** One upload: how it asks, what it asks for, and what became of it so far. */
interface Upload extends UploadPorts {
  options: SubmitOptions;
  signal: AbortSignal;
  ledger: Ledger;
  person: Person;
}

const transfersAtATime = 3;
const uploadsPerCall = 100;
/** About a minute without a network: 36 to 80 seconds, as the pauses fall. */
const mostTries = 10;

/**
 * Sends files, each the way that is meant for its size, and goes on when the network comes back: what arrived is not
 * sent twice, and nothing under the name of another person than it began with. What goes wrong with one file is among `errors` and stops no other; rejects only with the signal's reason.
 */
export async function upload(
  ports: UploadPorts,
  files: Iterable<Uploadable> | null | undefined,
  { onProgress, onDocument, onProblem, signal = new AbortController().signal, ...options }: UploadOptions = {},
): Promise<Uploaded> {
  signal.throwIfAborted();
  const entries = Array.from(files ?? [], (one) => (one instanceof Blob ? { file: one } : one));
  const ledger = new Ledger({
    ...(onProgress && { onProgress }),
    ...(onDocument && { onDocument }),
    ...(onProblem && { onProblem }),
  });
  const upload: Upload = { ...ports, options, signal, ledger, person: new Person() };
  const { calls, large } = plan(entries);
  const inTurn = turns(transfersAtATime);
  const storing = large.map((entry) => inTurn(() => storeLarge(upload, entry)));
  await Promise.all([
    ...calls.map((call) => inTurn(() => sendCall(upload, call))),
    Promise.all(storing).then((ids) => submitLarge(upload, large, ids)),
  ]);
  return ledger.outcome(entries);
}

/** Sends files by one call. */
async function sendCall(upload: Upload, all: Entry[]): Promise<void> {
  const { ledger, signal } = upload;
  ledger.fail(all.filter(isCanceled), null);
  const entries = all.filter((entry) => !isCanceled(entry));
  const files = entries.map(({ file }) => file);
  if (files.length === 0) return;
  const sent = (bytes: number) => {
    for (const [index, share] of shares(files, bytes).entries()) ledger.sent(files[index] as File, share);
  };
  sent(0);
  // One file alone can be stopped on its way; of several, those that are not wanted any more are let through.
  const alone = entries.length === 1 ? entries[0]?.signal : undefined;
  await submit(upload, entries, {
    body: () => formOf(files, upload.options),
    signal: alone ? AbortSignal.any([signal, alone]) : signal,
    send: upload.send ?? sendTelling(sent),
  });
}

/** Puts a large file into storage; answers its upload's id, or null when that could not be done. */
async function storeLarge({ request, send, signal, ledger, person }: Upload, entry: Entry): Promise<string | null> {
  const { file } = entry;
  ledger.sent(file, 0);
  const sending = send ?? sendTelling((bytes) => ledger.sent(file, bytes));
  const stop = entry.signal ? AbortSignal.any([signal, entry.signal]) : signal;
  try {
    return await store(file, { request, person, send: sending, signal: stop, mostTries });
  } catch (error) {
    signal.throwIfAborted();
    ledger.fail([entry], error);
    return null;
  }
}

/** Queues the files that are in storage, in as few calls as may be. */
async function submitLarge(upload: Upload, large: Entry[], ids: (string | null)[]): Promise<void> {
  const stored = large.flatMap((entry, index) => (ids[index] ? [{ entry, id: ids[index] }] : []));
  for (let start = 0; start < stored.length; start += uploadsPerCall) {
    const group = stored.slice(start, start + uploadsPerCall);
    const body = { ...upload.options, uploads: group.map(({ id }) => id) };
    const entries = group.map(({ entry }) => entry);
    await submit(upload, entries, { body: () => body, signal: upload.signal });
  }
}

interface Submission {
  body(): unknown;
  signal: AbortSignal;
  send?: Send;
}

/** Makes one call for these files: under one key, however often it has to be repeated. */
async function submit(upload: Upload, entries: Entry[], { body, signal, send }: Submission): Promise<void> {
  const { request, ledger, person } = upload;
  const files = entries.map(({ file }) => file);
  const idempotencyKey = newKey();
  const attempt = async (): Promise<Submitted> => {
    const call = { body: body(), idempotencyKey, signal, person, ...(send && { send }) };
    // The description of the API says what it answers.
    return (await answerOf(await request('POST /v1/documents', call), signal)) as Submitted;
  };
  try {
    const { batch, documents, errors } = await persistently(attempt, { signal, mostTries });
    ledger.accept(batch, entries, attribute(files, documents, errors));
  } catch (error) {
    upload.signal.throwIfAborted();
    if (error instanceof DocketError && error.errors) ledger.settle(entries, attribute(files, [], error.errors));
    else ledger.fail(entries, error);
  }
}

function formOf(files: File[], options: SubmitOptions): FormData {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && value !== null) form.append(name, String(value));
  }
  return form;
}

const isCanceled = ({ signal }: Entry): boolean => signal?.aborted ?? false;

/** A name for a call that no other has; pages without TLS have no randomUUID. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
