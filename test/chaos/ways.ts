import type { Service } from './simulation/call.ts';
import type { FaultName } from './simulation/fault.ts';
import { at, type Cut, outage } from './simulation/plan.ts';
import type { Simulation } from './simulation/simulation.ts';

/** One way to cut a life short at one of its calls. */
export interface Way {
  name: string;
  /** What befalls the call at this place, counted from now. */
  cut(simulation: Simulation, place: number): Cut;
  /** Whether five tries may have been too few, so that the document waits among the failures to be redriven. */
  mayExhaust?: boolean;
  /** Whether a mail may have been tried twice in vain, so that its end is `unknown`. */
  maySilence?: boolean;
}

const fault = (name: FaultName): Way => ({ name, cut: ({ calls }, place) => at(calls + place, name) });

const minute = 60_000;
const longOutage = 40 * minute;

const away = (service: Service): Way => ({
  mayExhaust: service === 'storage',
  maySilence: service === 'sendgrid',
  name: `${service} goes away`,
  cut: ({ calls, platform }, place) => outage(service, calls + place, longOutage, platform.now),
});

/** Dead before or after the service has acted, or asleep there until everybody else has gone on. */
export const deaths: readonly Way[] = (['crash-before', 'crash-after', 'freeze-before', 'freeze-after'] as const).map(
  fault,
);

/** A service that fails or whose answer is lost. */
const failures: readonly Way[] = (['5xx-before', 'drop-after', 'hang-after'] as const).map(fault);

/** From this call on, for forty minutes. */
const outages: readonly Way[] = (['postgrest', 'storage', 'qstash', 'sendgrid', 'redis'] as const).map(away);

export const everyWay: readonly Way[] = [...deaths, ...failures, ...outages];
