import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { TookTooLong, Unavailable } from './problem.ts';

export interface Thread<Task, Answer> {
  /** Asks after those asked before; throws TookTooLong after so many milliseconds, Unavailable when the thread cannot run. */
  ask(task: Task, ms: number, signal: AbortSignal): Promise<Answer>;
  close(): Promise<void>;
}

/** A thread that starts with the first task, does one at a time, and is replaced when it hangs or dies. */
export function createThread<Task, Answer>(script: URL, engine: string): Thread<Task, Answer> {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function stop(): Promise<void> {
    const stopping = worker;
    worker = null;
    await stopping?.terminate();
  }

  async function run(task: Task, ms: number, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    worker ??= startWorker(script);
    try {
      return (await post(worker, task, ms)) as Answer;
    } catch (error) {
      await stop();
      if (error instanceof Error && error.name === 'AbortError') throw new TookTooLong();
      throw new Unavailable(`The ${engine} did not answer: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  return {
    ask(task, ms, signal) {
      const answer = last.then(() => run(task, ms, signal));
      last = answer.catch(() => {});
      return answer;
    },
    close: stop,
  };
}

function startWorker(script: URL): Worker {
  const worker = new Worker(script, { execArgv: [] });
  // An idle engine keeps no process alive.
  worker.unref();
  // What goes wrong between two tasks shows when the next one is asked.
  worker.on('error', () => {});
  return worker;
}

async function post(worker: Worker, task: unknown, ms: number): Promise<unknown> {
  const done = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(ms), done.signal]);
  worker.ref();
  worker.postMessage(task);
  try {
    const [answer] = await Promise.race([once(worker, 'message', { signal }), ended(worker, signal)]);
    return answer;
  } finally {
    done.abort();
    worker.unref();
  }
}

async function ended(worker: Worker, signal: AbortSignal): Promise<never> {
  const [code] = worker.threadId < 0 ? [1] : await once(worker, 'exit', { signal });
  throw new Error(`its thread ended with code ${code}.`);
}
