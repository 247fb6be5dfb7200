import type { FlowControl, Message } from './message.ts';

/** The messages of one flow-control key that are due, and how many of them may run. */
export class Lane {
  readonly waiting: Message[] = [];
  #limits: FlowControl | null;
  #running = 0;
  #windowStart = 0;
  #begun = 0;

  constructor(limits: FlowControl | null) {
    this.#limits = limits;
  }

  /** The limits of the newest publish hold for every message of the key. */
  configure(limits: FlowControl): void {
    this.#limits = limits;
  }

  admits(now: number): boolean {
    return this.#hasSlot() && this.opensAt(now) <= now;
  }

  /** When the rate allows the next attempt; Infinity while only the end of another one can. */
  opensAt(now: number): number {
    if (!this.#hasSlot()) return Number.POSITIVE_INFINITY;
    const rate = this.#limits?.rate ?? null;
    return rate === null || this.#begunWithin(now) < rate ? now : this.#windowStart + this.#period;
  }

  begin(now: number): void {
    this.#begun = this.#begunWithin(now) + 1;
    if (this.#begun === 1) this.#windowStart = now;
    this.#running += 1;
  }

  end(): void {
    this.#running -= 1;
  }

  describe(now: number): Record<string, unknown> {
    return {
      flowControlKey: this.#limits?.key,
      waitListSize: this.waiting.length,
      parallelismMax: this.#limits?.parallelism ?? undefined,
      parallelismCount: this.#running,
      rateMax: this.#limits?.rate ?? undefined,
      rateCount: this.#begunWithin(now),
      ratePeriod: this.#period / 1000,
      ratePeriodStart: Math.floor(this.#windowStart / 1000),
      isPaused: false,
      isPinnedParallelism: false,
      isPinnedRate: false,
    };
  }

  get #period(): number {
    return this.#limits?.period ?? 1000;
  }

  #hasSlot(): boolean {
    return this.#running < (this.#limits?.parallelism ?? Number.POSITIVE_INFINITY);
  }

  #begunWithin(now: number): number {
    const isOver = now >= this.#windowStart + this.#period || now < this.#windowStart;
    return isOver ? 0 : this.#begun;
  }
}
