import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Unavailable } from './problem.ts';
import type { Answer, Task } from './reading.ts';

/** Longer than any honest page takes, loading the models included. */
const longestPageInMs = 60_000;

export interface Reader {
  /** Reads one image or file after those asked before; throws Unavailable where the engine cannot run. */
  read(task: Task, signal: AbortSignal): Promise<Answer>;
  close(): Promise<void>;
}

/** A reader whose thread starts with the first task, reads one task at a time, and is replaced when it hangs or dies. */
export function createReader(deadlineInMs = longestPageInMs): Reader {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function stop(): Promise<void> {
    const stopping = worker;
    worker = null;
    await stopping?.terminate();
  }

  async function run(task: Task, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    worker ??= startWorker();
    const pages = task.kind === 'file' ? Math.max(1, task.pages.length) : 1;
    try {
      return await ask(worker, task, deadlineInMs * pages);
    } catch (error) {
      await stop();
      if (!(error instanceof Error) || error.name !== 'AbortError') throw new Unavailable(sentenceFor(error));
      return { fault: { code: 4, message: 'Reading took too long.' } };
    }
  }

  return {
    read(task, signal) {
      const answer = last.then(() => run(task, signal));
      last = answer.catch(() => {});
      return answer;
    },
    close: stop,
  };
}

function startWorker(): Worker {
  assertSupported();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { execArgv: [] });
  // An idle engine keeps no process alive.
  worker.unref();
  // What goes wrong between two tasks shows when the next one is asked.
  worker.on('error', () => {});
  return worker;
}

async function ask(worker: Worker, task: Task, ms: number): Promise<Answer> {
  const done = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(ms), done.signal]);
  worker.ref();
  worker.postMessage(task);
  try {
    const [answer] = await Promise.race([once(worker, 'message', { signal }), ended(worker, signal)]);
    return answer as Answer;
  } finally {
    done.abort();
    worker.unref();
  }
}

async function ended(worker: Worker, signal: AbortSignal): Promise<never> {
  const [code] = worker.threadId < 0 ? [1] : await once(worker, 'exit', { signal });
  throw new Error(`its thread ended with code ${code}.`);
}

function assertSupported(): void {
  if (process.platform !== 'darwin' || process.arch !== 'x64') return;
  throw new Unavailable(
    'The local OCR engine has no build for Macs with Intel processors; point VISION_URL at Google Cloud Vision instead.',
  );
}

const sentenceFor = (error: unknown): string =>
  `The local OCR engine did not answer: ${error instanceof Error ? error.message : String(error)}`;
