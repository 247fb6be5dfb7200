import { createThread } from '../thread.ts';
import type { LineImage } from './crop.ts';
import { addEffort } from './effort.ts';
import type { LineReading } from './read-line.ts';

/** What a line says, and how much work (milliseconds) it was to read it. */
export interface LaneAnswer {
  reading: LineReading;
  work: number;
}

export interface Lanes {
  /** How many lines are worth asking for at once: more than there are threads, so that none of them waits. */
  atOnce: number;
  read(line: LineImage): Promise<LineReading>;
}

const threads = 2;
/** A line takes a tenth of a second: a thread that takes so many milliseconds has hung. */
const longestLineInMs = 60_000;

/** Reads a line in each of two threads: the network's layers are too small for two threads to share one line well. */
export function createLanes(): Lanes {
  const script = new URL('./lane.ts', import.meta.url);
  const patient = new AbortController().signal;
  const lanes = Array.from({ length: threads }, () => ({
    thread: createThread<LineImage, LaneAnswer>(script, 'reader of lines'),
    waiting: 0,
  }));
  return {
    atOnce: 2 * threads,
    async read(line) {
      const lane = lanes.reduce((a, b) => (b.waiting < a.waiting ? b : a));
      lane.waiting += 1;
      try {
        const { reading, work } = await lane.thread.ask(line, longestLineInMs, patient);
        addEffort(work);
        return reading;
      } finally {
        lane.waiting -= 1;
      }
    },
  };
}
