import { Lane } from './flow-control.ts';
import type { FlowControl, Message } from './message.ts';

/** One lane for each flow-control key, and an unlimited one for messages without a key. */
export class Lanes {
  #free = new Lane(null);
  #keyed = new Map<string, Lane>();

  configure(limits: FlowControl): void {
    const lane = this.#keyed.get(limits.key);
    if (lane) lane.configure(limits);
    else this.#keyed.set(limits.key, new Lane(limits));
  }

  get(key: string): Lane | undefined {
    return this.#keyed.get(key);
  }

  get keyed(): Lane[] {
    return [...this.#keyed.values()];
  }

  of({ flowControl }: Message): Lane {
    if (!flowControl) return this.#free;
    const lane = this.#keyed.get(flowControl.key) ?? new Lane(flowControl);
    this.#keyed.set(flowControl.key, lane);
    return lane;
  }

  /** Of the lanes that admit another attempt, the one whose head has waited longest. */
  next(now: number): Lane | null {
    const ready = this.#waiting.filter((lane) => lane.admits(now));
    const due = (lane: Lane) => lane.waiting[0]?.due ?? 0;
    return ready.reduce<Lane | null>((best, lane) => (best && due(best) <= due(lane) ? best : lane), null);
  }

  /** When the first lane with somebody waiting opens, or Infinity. */
  opensAt(now: number): number {
    return Math.min(Number.POSITIVE_INFINITY, ...this.#waiting.map((lane) => lane.opensAt(now)));
  }

  get #waiting(): Lane[] {
    return [this.#free, ...this.#keyed.values()].filter((lane) => lane.waiting.length > 0);
  }
}
