import { randomUUID } from 'node:crypto';
import type { FaultName, Service } from './catalogue.ts';

export interface FaultInput {
  service: Service;
  fault: FaultName;
  /** How often it fires before it is over; without it, until healed. */
  times?: number | undefined;
  /** Share of the matching requests that it hits, 0–1. */
  rate?: number | undefined;
  /** A piece of `METHOD path body` that it must find. */
  match?: string | undefined;
  /** How long it takes, or by how much it is off. */
  ms?: number | undefined;
  /** For `kill` with a match: whether the worker dies before the service sees the request or after it has acted. */
  when?: 'before' | 'after' | undefined;
}

export interface Fault extends FaultInput {
  id: string;
  fired: number;
}

/** The faults of one world: which are on, how often each fired, and who waits for them to end. */
export class FaultList {
  readonly #random: () => number;
  #faults: Fault[] = [];
  #healed = Promise.withResolvers<void>();

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  add(input: FaultInput): Fault {
    const fault = { ...input, id: randomUUID(), fired: 0 };
    this.#faults.push(fault);
    return fault;
  }

  list(): Fault[] {
    return this.#faults.map((fault) => ({ ...fault }));
  }

  /** Whether a request to this service has to be looked at at all. */
  concern(service: Service): boolean {
    return this.#faults.some((fault) => fault.service === service && !isOver(fault));
  }

  /** The first fault that hits this request, counted as fired. */
  strike(service: Service, names: readonly FaultName[], text: string): Fault | undefined {
    const hit = this.#faults.find(
      (fault) =>
        fault.service === service &&
        names.includes(fault.fault) &&
        !isOver(fault) &&
        text.includes(fault.match ?? '') &&
        this.#random() < (fault.rate ?? 1),
    );
    if (hit) hit.fired++;
    return hit;
  }

  /** Whether this service takes no connections at all, which counts as fired: a refusal that picks its requests is not that. */
  closes(service: Service): boolean {
    const whole = this.#faults.find(
      ({ service: of, fault, times, rate, match }) =>
        of === service && fault === 'refuse' && times === undefined && match === undefined && (rate ?? 1) === 1,
    );
    if (whole) whole.fired++;
    return whole !== undefined;
  }

  /** Ends every fault and lets go of whatever one of them holds. */
  heal(): void {
    this.#faults = [];
    this.#healed.resolve();
    this.#healed = Promise.withResolvers<void>();
  }

  /** Resolves after this many real milliseconds, or as soon as everything is healed. */
  async hold(ms?: number): Promise<void> {
    const healed = this.#healed.promise;
    if (ms === undefined) return healed;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    await Promise.race([promise, healed]);
    clearTimeout(timer);
  }
}

const isOver = (fault: Fault): boolean => fault.fired >= (fault.times ?? Number.POSITIVE_INFINITY);
