import type { Service } from './faults/catalogue.ts';
import { faultyDelivery } from './faults/deliveries.ts';
import { type Fault, type FaultInput, FaultList } from './faults/fault-list.ts';
import { faultyReport } from './faults/reports.ts';
import { withFaults } from './faults/requests.ts';
import type { Handler } from './serve.ts';
import type { Surroundings } from './stand-in.ts';

/** What the vendors bill; every name is always there, with 0 before its first operation. */
export const operations = [
  'qstash.messages',
  'redis.commands',
  'postgrest.requests',
  'storage.puts',
  'storage.gets',
  'sendgrid.requests',
  'sendgrid.mails',
  'engines.ocr_pages',
  'engines.embeddings',
] as const;

export interface World extends Surroundings {
  /** Milliseconds that this world is ahead of real time. */
  readonly offset: number;
  /** Sets how far this world is ahead; whoever has something due must be woken. */
  setOffset(ms: number): void;
  counts(): Record<string, number>;
  resetCounts(): void;
  /** Starts a fault; `kill` without a match strikes at once, and this resolves when the worker is dead. */
  harm(input: FaultInput): Promise<Fault>;
  faults(): Fault[];
  heal(): void;
  /** The handler of a stand-in as its callers meet it: under the faults of the service that a request is for. */
  wrap(serviceOf: (request: Request) => Service | null, handler: Handler): Handler;
  /** Whether this service takes no connections now. */
  closes(service: Service): boolean;
  /** Sends a request of the queue to its receiver, under the queue's delivery faults. */
  deliver: Handler;
  /** Sends what the mail vendor tells of mails, under the faults of its telling. */
  report: Handler;
}

/** The one holder of clock, counts and faults; `kill` ends the worker's process. */
export function createWorld(options: {
  /** What the queue signs with. */
  signingKey: string;
  /** What the mail vendor signs with. */
  hookKey: string;
  kill: () => Promise<void>;
  send?: Handler;
}): World {
  const { signingKey, hookKey, kill, send = (request) => fetch(request) } = options;
  const faults = new FaultList();
  const counts = new Map<string, number>();
  let offset = 0;

  return {
    now: () => Date.now() + offset,
    meter: (operation, count = 1) => void counts.set(operation, (counts.get(operation) ?? 0) + count),
    get offset() {
      return offset;
    },
    setOffset(ms) {
      offset = ms;
    },
    counts: () => ({ ...Object.fromEntries(operations.map((name) => [name, 0])), ...Object.fromEntries(counts) }),
    resetCounts: () => counts.clear(),
    async harm(input) {
      if (input.fault !== 'kill' || input.match !== undefined) return faults.add(input);
      const fault = faults.add({ ...input, times: 1, rate: 1 });
      fault.fired = 1;
      await kill();
      return fault;
    },
    faults: () => faults.list(),
    heal: () => faults.heal(),
    wrap: (serviceOf, handler) => async (request) => {
      const service = serviceOf(request);
      return service ? withFaults(faults, service, handler, kill)(request) : handler(request);
    },
    closes: (service) => faults.closes(service),
    deliver: faultyDelivery(faults, send, signingKey),
    report: faultyReport(faults, send, hookKey),
  };
}
