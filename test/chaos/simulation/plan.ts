import type { Call, Service } from './call.ts';
import type { FaultName } from './fault.ts';

/** Decides what befalls a call; null leaves it alone. */
export interface Plan {
  strike(call: Call): FaultName | null;
}

export const quiet: Plan = { strike: () => null };

export interface Cut extends Plan {
  /** The first call that it struck. */
  struck: Call | null;
  /** Whether it still strikes now. */
  isOver?(): boolean;
}

const single = (fault: FaultName, isMeant: (call: Call) => boolean): Cut => {
  const cut: Cut = {
    struck: null,
    strike(call) {
      if (cut.struck || !isMeant(call)) return null;
      cut.struck = call;
      return fault;
    },
  };
  return cut;
};

/** Strikes once, at this place among all calls. */
export const at = (place: number, fault: FaultName): Cut => single(fault, (call) => call.place === place);

/** Strikes the first call of this operation, for example `claim_job` or `publish`. */
export const first = (operation: string, fault: FaultName): Cut =>
  single(fault, (call) => call.operation === operation);

/** Strikes every call of a service from this place among all calls on, for so long (ms). */
export function outage(service: Service, place: number, lasts: number, now: () => number): Cut {
  let until: number | null = null;
  const cut: Cut = {
    struck: null,
    strike(call) {
      if (until === null && call.place >= place) until = now() + lasts;
      if (until === null || now() >= until || call.service !== service) return null;
      cut.struck ??= call;
      return '5xx-before';
    },
    isOver: () => until === null || now() >= until,
  };
  return cut;
}
