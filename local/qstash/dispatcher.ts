import { DueList } from './due-list.ts';
import type { Lane } from './flow-control.ts';
import { Lanes } from './lanes.ts';
import type { Message } from './message.ts';

interface Running {
  message: Message;
  deadline: number;
  controller: AbortController;
  ended: Promise<void>;
}

export const globalParallelism = 100;
const longestTimer = 2 ** 31 - 1;

/** Begins each attempt when it is due and its flow-control key allows it, and ends those that take too long. */
export class Dispatcher {
  readonly lanes = new Lanes();
  #now: () => number;
  #run: (message: Message, signal: AbortSignal) => Promise<void>;
  #scheduled = new DueList<Message>();
  #running = new Set<Running>();
  #whenIdle: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isPumpAhead = false;
  #isClosed = false;

  constructor(now: () => number, run: (message: Message, signal: AbortSignal) => Promise<void>) {
    this.#now = now;
    this.#run = run;
  }

  get running(): number {
    return this.#running.size;
  }

  add(message: Message): void {
    this.#scheduled.add(message);
    this.#pumpSoon();
  }

  /** Takes a message out of the schedule; an attempt under way goes on. */
  remove(message: Message): void {
    this.#scheduled.remove(message);
    const { waiting } = this.lanes.of(message);
    const index = waiting.indexOf(message);
    if (index >= 0) waiting.splice(index, 1);
  }

  /** When something will happen next, in milliseconds since the epoch; null while all is quiet. */
  nextDue(): number | null {
    const now = this.#now();
    const opensAt = this.#isFull ? Number.POSITIVE_INFINITY : this.lanes.opensAt(now);
    const next = Math.min(this.#scheduled.next, opensAt);
    return Number.isFinite(next) ? next : null;
  }

  /** Begins all that is due and resolves when nothing due is left or in flight. */
  async wake(): Promise<void> {
    this.#pump();
    if (this.#isIdle) return;
    await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }

  /** Breaks off what is in flight; the next start counts it as failed attempts. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const running = [...this.#running];
    for (const { controller } of running) controller.abort(new Error('the broker is closing'));
    await Promise.all(running.map(({ ended }) => ended));
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get #isFull(): boolean {
    return this.#running.size >= globalParallelism;
  }

  get #isIdle(): boolean {
    return this.#running.size === 0 && !this.#isPumpAhead;
  }

  /** After the answer to a publish is on its way, so that many publishes are begun together. */
  #pumpSoon(): void {
    if (this.#isPumpAhead || this.#isClosed) return;
    this.#isPumpAhead = true;
    setImmediate(() => {
      this.#isPumpAhead = false;
      this.#pump();
    });
  }

  #pump(): void {
    if (this.#isClosed) return;
    const now = this.#now();
    this.#endOverdue(now);
    for (const message of this.#scheduled.take(now)) this.lanes.of(message).waiting.push(message);
    for (let lane = this.#nextLane(now); lane; lane = this.#nextLane(now)) this.#begin(lane, now);
    this.#setTimer(now);
    if (this.#isIdle) for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  #nextLane(now: number): Lane | null {
    return this.#isFull ? null : this.lanes.next(now);
  }

  #begin(lane: Lane, now: number): void {
    const message = lane.waiting.shift();
    if (!message) return;
    lane.begin(now);
    const controller = new AbortController();
    const ended = this.#run(message, controller.signal).finally(() => {
      lane.end();
      this.#running.delete(entry);
      this.#pump();
    });
    const entry: Running = { message, deadline: now + message.timeout, controller, ended };
    this.#running.add(entry);
  }

  #endOverdue(now: number): void {
    for (const { deadline, message, controller } of this.#running) {
      if (deadline <= now)
        controller.abort(new Error(`the endpoint did not answer within ${message.timeout / 1000} s`));
    }
  }

  #setTimer(now: number): void {
    clearTimeout(this.#timer);
    const deadlines = [...this.#running].map(({ deadline }) => deadline);
    const next = Math.min(this.nextDue() ?? Number.POSITIVE_INFINITY, ...deadlines);
    if (!Number.isFinite(next)) return;
    this.#timer = setTimeout(() => this.#pump(), Math.min(Math.max(1, next - now), longestTimer));
    this.#timer.unref();
  }
}
