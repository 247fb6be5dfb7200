import type { Call, Service } from '../simulation/call.ts';
import type { FaultName } from '../simulation/fault.ts';
import type { Plan } from '../simulation/plan.ts';
import { chanceOf } from '../simulation/random.ts';
import type { Tally } from './matrix.ts';

const deaths: FaultName[] = ['crash-before', 'crash-after', 'freeze-before', 'freeze-after'];
const silences: FaultName[] = ['drop-before', 'drop-after', '5xx-before', '5xx-after', 'hang-before', 'hang-after'];

/** What may befall calls of each service; what stands twice comes twice as often. */
const weather: Record<Service, readonly FaultName[]> = {
  postgrest: [...deaths, ...silences, 'refuse', 'lost-race', 'lost-race', '429'],
  storage: [...deaths, ...silences, 'refuse', 'corrupt', 'corrupt'],
  qstash: [...deaths, ...silences, 'refuse', '429'],
  redis: ['refuse', 'hang-before', '5xx-before', '5xx-after', '429', 'corrupt', 'crash-after'],
  sendgrid: [...deaths, ...silences, 'refuse', '429', '429', '400', '403'],
  engines: [...silences, 'refuse', '429', 'corrupt', 'crash-before'],
  auth: [],
  receiver: [...deaths, ...silences, 'refuse', '429', '400', 'corrupt'],
};

/** Faults of single calls at a rate, and services that are away altogether; decided by seed and call, not by the clock. */
export class Storm implements Plan {
  readonly away = new Set<Service>();
  /** What must befall the next call of these operations, by its name. */
  readonly certain = new Map<string, FaultName>();
  readonly #seed: number;
  readonly #rate: number;
  readonly #tally: Tally;

  constructor(seed: number, rate: number, tally: Tally) {
    this.#seed = seed;
    this.#rate = rate;
    this.#tally = tally;
  }

  strike(call: Call): FaultName | null {
    const fault = this.#choose(call);
    if (fault) for (const number of numbersOf(call, fault, this.away.has(call.service))) this.#tally.fire(number);
    return fault;
  }

  #choose({ role, service, operation, turn }: Call): FaultName | null {
    const decide = (what: string) => chanceOf(this.#seed, what, role, service, operation, turn);
    const certain = this.certain.get(operation);
    if (certain && this.certain.delete(operation)) return certain;
    if (this.away.has(service))
      return (['refuse', '5xx-before', 'hang-before'] as const)[Math.floor(decide('away') * 3)] ?? null;
    if (decide('whether') >= this.#rate) return null;
    return weather[service][Math.floor(decide('which') * weather[service].length)] ?? null;
  }
}

const acted = (fault: FaultName) => fault.endsWith('-after') && !fault.startsWith('freeze');

/** The numbers in the matrix that a fault of a call stands for. */
function numbersOf({ service, operation, role }: Call, fault: FaultName, away: boolean): number[] {
  const dies = fault.startsWith('crash');
  const death = dies && role === 'delivery' ? [9] : [];
  if (fault.startsWith('freeze')) return [];
  if (service === 'qstash') {
    if (dies) return [...death, fault === 'crash-before' ? 4 : 2];
    return [fault === '429' ? 3 : acted(fault) ? 2 : 1];
  }
  if (service === 'postgrest') {
    if (away) return [20];
    if (fault === 'lost-race') return [19];
    if (acted(fault)) return [...death, 21];
    return operation === 'submit_documents' ? [...death, 16] : death;
  }
  if (service === 'storage') return operation === 'get' && !dies ? [fault === 'corrupt' ? 13 : 12] : death;
  if (service === 'redis') return dies ? death : [17];
  if (service !== 'sendgrid') return death;
  if (fault === '429') return [22];
  if (fault === '400' || fault === '403') return [25];
  return [...death, acted(fault) ? 24 : 23];
}
