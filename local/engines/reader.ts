import { TookTooLong, Unavailable } from './problem.ts';
import type { Answer, Task } from './reading.ts';
import { createThread } from './thread.ts';

/** Longer than any honest page takes, loading the models included. */
const longestPageInMs = 60_000;

export interface Reader {
  /** Reads one image or file after those asked before; throws Unavailable where the engine cannot run. */
  read(task: Task, signal: AbortSignal): Promise<Answer>;
  close(): Promise<void>;
}

/** A reader with a thread of its own. */
export function createReader(deadlineInMs = longestPageInMs): Reader {
  const thread = createThread<Task, Answer>(new URL('./worker.ts', import.meta.url), 'local OCR engine');
  return {
    async read(task, signal) {
      assertSupported();
      const pages = task.kind === 'file' ? Math.max(1, task.pages.length) : 1;
      try {
        return await thread.ask(task, deadlineInMs * pages, signal);
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
