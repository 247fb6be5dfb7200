import { keys } from '../../../local/settings.ts';
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
    const ids = new Set(publishes.map(({ messageId }) => messageId));
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

async function deadLetters({ services }: Simulation): Promise<Letter[]> {
  const request = new Request('http://127.0.0.1/v2/dlq?count=100', {
    headers: { authorization: `Bearer ${keys.qstash}` },
  });
  const { messages }: { messages: Letter[] } = await (await services.fetch('qstash', request)).json();
  return messages;
}
