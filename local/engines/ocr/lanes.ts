import { createThread } from '../thread.ts';
import { addEffort } from './effort.ts';

/** A line in planes of blue, green and red, as a network takes it. */
export interface LineInput {
  planes: Float32Array<ArrayBuffer>;
  width: number;
  height: number;
}

/** What a network says of a line: for each step the probability of each class; `work` is what that took, in milliseconds. */
export interface Inference {
  probabilities: Float32Array;
  steps: number;
  classes: number;
  work: number;
}

export interface Lanes {
  /** How many lines are worth asking for at once: one more than there are threads, so that none of them waits. */
  atOnce: number;
  infer(line: LineInput): Promise<Inference>;
}

const threads = 2;
/** A line takes a tenth of a second: a thread that takes so many milliseconds has hung. */
const longestLineInMs = 60_000;

/** Runs a network on a line in each of two threads: its layers are too small for two threads to share one line well. */
export function createLanes(networkPath: string): Lanes {
  const script = new URL('./lane.ts', import.meta.url);
  const patient = new AbortController().signal;
  const lanes = Array.from({ length: threads }, () => ({
    thread: createThread<LineInput, Inference>(script, 'recogniser', networkPath),
    waiting: 0,
  }));
  return {
    atOnce: threads + 1,
    async infer(line) {
      const lane = lanes.reduce((a, b) => (b.waiting < a.waiting ? b : a));
      lane.waiting += 1;
      try {
        const inference = await lane.thread.ask(line, longestLineInMs, patient);
        addEffort(inference.work);
        return inference;
      } finally {
        lane.waiting -= 1;
      }
    },
  };
}
