import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { transact } from '../sqlite.ts';
import { refuse } from './errors.ts';
import type { Reports } from './reports.ts';

const EraseJob = z.object({ email_addresses: z.array(z.email()).min(1).max(5000) });

const field = 'email_addresses';

/** Answers POST /v3/recipients/erasejob: 202 with the id of a job, which here is done by then; whoever it names was never written to. */
export async function eraseRecipients(request: Request, database: DatabaseSync, reports: Reports): Promise<Response> {
  const body: unknown = await request.json().catch(() => null);
  const job = EraseJob.safeParse(body);
  if (!job.success) return refuse(400, { message: `${field} must be up to 5,000 addresses`, field, help: null });
  const mails = database.prepare('delete from mails where to_email = ?');
  transact(database, () => {
    for (const address of job.data.email_addresses) {
      mails.run(address);
      reports.forget(address);
    }
  });
  return Response.json({ job_id: randomUUID() }, { status: 202 });
}
