import { TookTooLong, Unavailable } from './problem.ts';
import type { Answer, Task, TimedTask } from './reading.ts';
import { createThread } from './thread.ts';

/** Callers wait 35 s for an answer: one that has waited longer than this for its turn would have gone before its end. */
const patienceInMs = 20_000;
/** A request is worth so much work, however many pages it asks for: what is not read by then is left out of the answer. */
const workInMs = 12_000;
/** Longer than any honest task takes on a busy machine: a thread that is stopped within a model may take its process along. */
const longestTaskInMs = 180_000;

/** Milliseconds: how long callers wait for their turn, how much work a request is worth, and when a task has hung. */
export interface ReaderTimes {
  patience?: number;
  work?: number;
  deadline?: number;
}

export interface Reader {
  /** Reads one image or file after those asked before; throws Unavailable where the engine cannot run. */
  read(task: Task, signal: AbortSignal): Promise<Answer>;
  close(): Promise<void>;
}

/** A reader with a thread of its own, which leaves off when a request has had its share of work and is given up when it hangs. */
export function createReader(times: ReaderTimes = {}): Reader {
  const { patience = patienceInMs, work = workInMs, deadline = longestTaskInMs } = times;
  const thread = createThread<TimedTask, Answer>(new URL('./worker.ts', import.meta.url), 'local OCR engine');
  return {
    async read(task, signal) {
      assertSupported();
      try {
        return await thread.ask({ ...task, work, beginBy: Date.now() + patience }, deadline, signal);
      } catch (error) {
        if (error instanceof TookTooLong) return { fault: { code: 4, message: 'Reading took too long.' } };
        throw error;
      }
    },
    close: thread.close,
  };
}

function assertSupported(): void {
  if (process.platform !== 'darwin' || process.arch !== 'x64') return;
  throw new Unavailable(
    'The local OCR engine has no build for Macs with Intel processors; point VISION_URL at Google Cloud Vision instead.',
  );
}
