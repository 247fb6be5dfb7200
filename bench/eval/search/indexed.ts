import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../../client.ts';

const quietMs = 100_000;
const lookMs = 10_000;

/** Waits until all these documents have vectors, or none got one for longer than a minute's task takes; answers how many there are. */
export async function waitForVectors(
  person: Client,
  documents: string[],
  say: (line: string) => void,
): Promise<number> {
  let most = -1;
  for (let since = performance.now(); ; await sleep(lookMs)) {
    // One after the other: whoever waits for the database's work must not keep it from it.
    let total = 0;
    for (const id of documents) total += (await person.document(id)).vector_count;
    if (total > most) {
      since = performance.now();
      say(`${total} passages have vectors …`);
    }
    most = Math.max(most, total);
    if (performance.now() - since > quietMs) return total;
  }
}
