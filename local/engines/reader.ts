import { TookTooLong, Unavailable } from './problem.ts';
import type { Answer, Task, TimedTask } from './reading.ts';
import { createThread } from './thread.ts';

/** Callers wait 20 s for an answer, however many pages they ask for: what has not been read by then is left out of it. */
const patienceInMs = 15_000;
/** Longer than any honest task takes, loading the models included. */
const longestTaskInMs = 40_000;

/** Milliseconds: how long callers wait, and after what time a task has hung. */
export interface ReaderTimes {
  patience?: number;
  deadline?: number;
}

export interface Reader {
  /** Reads one image or file after those asked before; throws Unavailable where the engine cannot run. */
  read(task: Task, signal: AbortSignal): Promise<Answer>;
  close(): Promise<void>;
}

/** A reader with a thread of its own, which leaves off after its callers' patience and is given up after a longer time. */
export function createReader({ patience = patienceInMs, deadline = longestTaskInMs }: ReaderTimes = {}): Reader {
  const thread = createThread<TimedTask, Answer>(new URL('./worker.ts', import.meta.url), 'local OCR engine');
  return {
    async read(task, signal) {
      assertSupported();
      try {
        return await thread.ask({ ...task, until: Date.now() + patience }, deadline, signal);
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
