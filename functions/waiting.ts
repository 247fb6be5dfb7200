interface Waiter {
  after: number;
  wake(): void;
}

/** Those who wait for the next event of a log without a socket. */
export class Waiting {
  readonly #waiters = new Set<Waiter>();
  #reached = 0;

  /** Wakes everybody who waits for what lies up to this cursor. */
  reach(cursor: number): void {
    this.#reached = Math.max(this.#reached, cursor);
    for (const waiter of this.#waiters) if (waiter.after < cursor) waiter.wake();
  }

  /** Resolves when a cursor after this one was reached, at the latest after so many milliseconds. */
  until(after: number, ms: number): Promise<void> {
    if (this.#reached > after) return Promise.resolve();
    return new Promise((resolve) => {
      const waiter: Waiter = {
        after,
        wake: () => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve();
        },
      };
      const timer = setTimeout(waiter.wake, ms);
      this.#waiters.add(waiter);
    });
  }
}
