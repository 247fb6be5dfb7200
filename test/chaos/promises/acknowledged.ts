import type { Letter } from '../simulation/mailbox.ts';
import type { Platform } from '../simulation/platform.ts';

const terminal = ['completed', 'failed', 'canceled'];

/** I7: what a 2xx to the broker claims must be in the tables when it is given; null when it is. */
export async function falseAcknowledgement(
  platform: Platform,
  letter: Letter,
  response: Response,
): Promise<string | null> {
  if (!response.ok) return null;
  const { outcome }: { outcome: string } = await response.clone().json();
  const sql = 'select status, published_at is null as waits from public.jobs where id::text = $1';
  const [job] = await platform.query<{ status: string; waits: boolean }>(sql, [letter.jobId]);
  const said = `I7 a 2xx means it is done: a delivery was answered "${outcome}" while job ${letter.jobId} is`;
  if (outcome === 'gone' || !job) return outcome === 'gone' && job ? `${said} ${job.status}` : null;
  const ended = ['completed', 'failed', 'done'].includes(outcome);
  return ended && !terminal.includes(job.status) ? `${said} ${job.status}` : null;
}
