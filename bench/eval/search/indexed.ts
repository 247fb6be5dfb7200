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
    const found = await Promise.all(documents.map((id) => person.document(id)));
    const total = found.reduce((sum, { vector_count }) => sum + vector_count, 0);
    if (total > most) {
      since = performance.now();
      say(`${total} passages have vectors …`);
    }
    most = Math.max(most, total);
    if (performance.now() - since > quietMs) return total;
  }
}
