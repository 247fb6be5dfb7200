import { AsyncLocalStorage } from 'node:async_hooks';
import { type App, createApp } from '../../../functions/app.ts';
import type { Composition } from '../../../functions/composition.ts';
import { connect } from '../../../lib/adapters/connect.ts';
import { parseEnv } from '../../../lib/env.ts';
import { Dropped } from '../../../local/dropped.ts';
import type { Role } from './call.ts';

/** Whose code is running: every outbound call finds its isolate here. */
export const running = new AsyncLocalStorage<Isolate>();

/** One living copy of the product. Dead, none of its calls settles any more; frozen, they wait until it thaws. */
export class Isolate {
  readonly id: number;
  readonly role: Role;
  readonly composition: Composition;
  readonly app: App;
  /** Takes a call out into the world. */
  readonly call: (isolate: Isolate, request: Request) => Promise<Response>;
  #dead = false;
  #died = Promise.withResolvers<never>();
  #frozen = Promise.withResolvers<void>();
  #thawed: PromiseWithResolvers<void> | null = null;
  #slept = { from: 0, to: 0 };

  constructor(id: number, role: Role, composition: Composition, call: Isolate['call']) {
    this.id = id;
    this.role = role;
    this.composition = composition;
    this.app = createApp(composition);
    this.call = call;
    this.#died.promise.catch(() => {});
  }

  get isDead(): boolean {
    return this.#dead;
  }

  get isFrozen(): boolean {
    return this.#thawed !== null;
  }

  /** Resolves when this isolate stops in its tracks. */
  get untilFrozen(): Promise<void> {
    return this.#frozen.promise;
  }

  /** Runs the product's code; rejects with Dropped when the isolate dies over it. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return Promise.race([running.run(this, work), this.#died.promise]);
  }

  die(): void {
    this.#dead = true;
    this.#died.reject(new Dropped());
  }

  freeze(): void {
    this.#thawed ??= Promise.withResolvers<void>();
    this.#frozen.resolve();
  }

  /** Wakes it at a time (ms) and says since when it slept. */
  thaw(slept: { from: number; to: number }): void {
    this.#slept = slept;
    this.#thawed?.resolve();
    this.#thawed = null;
    this.#frozen = Promise.withResolvers<void>();
  }

  /** When (ms) it would have done what it does now, had it not slept until now. */
  meant(now: number): number {
    return this.#slept.to === now ? this.#slept.from : now;
  }

  /** Lets a living isolate's call through; a dead one's waits for ever. */
  async passage(): Promise<void> {
    while (this.#thawed) await this.#thawed.promise;
    if (this.#dead) await new Promise(() => {});
  }
}

/** The product as its edge composes it; what it logs goes to `log`, and its budgets run by this clock. */
export function compose(bindings: Record<string, string>, now: () => number, log: (line: string) => void): Composition {
  const said = console.log;
  console.log = log;
  try {
    const composition = connect(parseEnv(bindings));
    return { ...composition, for: (actor, request) => ({ ...composition.for(actor, request), now }) };
  } finally {
    console.log = said;
  }
}
