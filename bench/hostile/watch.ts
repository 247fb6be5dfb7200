import { memoryOf } from '../process-usage.ts';
import { callsOf } from './sockets.ts';

const everyMs = 50;

export interface Watch {
  /** What was seen since the last call: how much the runtime grew at most (MB), and who was called. */
  take(): { grownMb: number | null; calls: string[] };
  stop(): void;
}

/** Looks at the processes of a cloud twenty times a second. */
export function watchProcesses(root: number): Watch {
  let before = memoryOf(root)?.product ?? null;
  let most = before ?? 0;
  let calls = new Set<string>();
  const look = () => {
    most = Math.max(most, memoryOf(root)?.product ?? 0);
    for (const call of callsOf(root)) calls.add(call);
  };
  const timer = setInterval(look, everyMs);
  return {
    take() {
      look();
      const seen = { grownMb: before === null ? null : most - before, calls: [...calls] };
      before = memoryOf(root)?.product ?? null;
      most = before ?? 0;
      calls = new Set();
      return seen;
    },
    stop: () => clearInterval(timer),
  };
}
