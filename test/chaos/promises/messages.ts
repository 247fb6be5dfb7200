import { keys } from '../../../local/settings.ts';
import type { Publish } from '../simulation/history.ts';
import type { Simulation } from '../simulation/simulation.ts';

interface Letter {
  body: string;
}

/** I7 and I8 as the broker sees them: one message per attempt, nothing left lying, no dead letter of living work. */
export async function checkMessages(simulation: Simulation): Promise<string[]> {
  const { history, services, platform } = simulation;
  const broken = history.trespasses.map(
    ({ job, name, fence, outcome }) =>
      `I3 only the newest claim writes: ${name} of job ${job} under fence ${fence} was ${outcome}, but ${history.claims.get(job)} held it`,
  );
  for (const [key, publishes] of Map.groupBy(history.publishes, ({ key }) => key)) {
    const ids = new Set(
      publishes.filter((publish) => !overslept(publish, publishes)).map(({ messageId }) => messageId),
    );
    if (ids.size > 1) broken.push(`I3 one message per attempt: the broker took ${ids.size} for ${key}`);
  }
  await simulation.settle();
  if (services.qstash.nextDue() !== null) broken.push('I1 nothing is left with the broker: a message still waits');
  for (const { body } of await deadLetters(simulation)) {
    const job = /"job_id":"([^"]+)"/.exec(body)?.[1] ?? null;
    const [row] = await platform.query<{ status: string }>('select status from public.jobs where id::text = $1', [job]);
    if (row && !['completed', 'failed', 'canceled'].includes(row.status))
      broken.push(`I8 no dead letter of living work: job ${job} is ${row.status}`);
  }
  return broken;
}

// So long the broker knows a deduplication id.
const brokersMemory = 10 * 60_000;

/** Whether the broker would still have known the message, had its sender not slept: no id can guard against that, and every
 * other promise says that it does no harm. */
function overslept({ meant, at }: Publish, [first]: Publish[]): boolean {
  const forgotten = (first?.at ?? at) + brokersMemory;
  return meant < forgotten && at >= forgotten;
}

async function deadLetters({ services }: Simulation): Promise<Letter[]> {
  const request = new Request('http://127.0.0.1/v2/dlq?count=100', {
    headers: { authorization: `Bearer ${keys.qstash}` },
  });
  const { messages }: { messages: Letter[] } = await (await services.fetch('qstash', request)).json();
  return messages;
}
