import type { Call } from './call.ts';
import type { FaultName } from './fault.ts';

/** Decides what befalls a call; null leaves it alone. */
export interface Plan {
  strike(call: Call): FaultName | null;
}

export const quiet: Plan = { strike: () => null };

export interface Cut extends Plan {
  /** The call that it struck. */
  struck: Call | null;
}

/** Strikes once, at this place among all calls. */
export function once(place: number, fault: FaultName): Cut {
  const cut: Cut = {
    struck: null,
    strike(call) {
      if (cut.struck || call.place !== place) return null;
      cut.struck = call;
      return fault;
    },
  };
  return cut;
}
