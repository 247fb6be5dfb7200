import type { Simulation } from '../simulation/simulation.ts';
import { checkDigests } from './digests.ts';
import type { Ledger } from './ledger.ts';
import { checkMails } from './mails.ts';
import { checkMatches } from './matches.ts';
import { checkMessages } from './messages.ts';
import { checkOwners } from './owners.ts';
import { checkTables } from './tables.ts';
import { checkWebhooks } from './webhooks.ts';

/** Every broken promise of a story that has been healed, one sentence each. */
export async function brokenPromises(simulation: Simulation, ledger: Ledger): Promise<string[]> {
  return [
    ...(await checkTables(simulation)),
    ...(await checkMails(simulation, ledger)),
    ...(await checkMatches(simulation)),
    ...(await checkDigests(simulation, ledger)),
    ...(await checkMessages(simulation)),
    ...(await checkWebhooks(simulation)),
    ...(await checkOwners(simulation, ledger)),
    ...simulation.history.failures,
  ];
}
