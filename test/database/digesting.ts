import { type Answer, aFile, claim, type Person, settle, submit, type TestDatabase } from './database.ts';

// What tests of digests do again and again.

export const hour = 3_600_000;
export const day = 24 * hour;

/** Moves the clock to this moment. */
export async function at(db: TestDatabase, moment: string): Promise<void> {
  const { data } = await db.worker.rpc('heartbeat');
  await db.advance(Date.parse(moment) - Date.parse(data.now));
}

export const settings = (db: TestDatabase, person: Person, changes: Record<string, unknown>): Promise<Answer> =>
  db.call('save_settings', { p_owner: person.id, p_changes: changes });

/** One firing of the cron, page by page. */
export async function plan(db: TestDatabase): Promise<Answer[]> {
  const answers: Answer[] = [];
  do answers.push(await db.call('plan_digests', {}));
  while (answers.at(-1)?.more);
  return answers;
}

/** The local dates of a person's digests, oldest first. */
export const dates = async (db: TestDatabase, person: Person): Promise<string[]> =>
  (
    await db.query<{ date: string }>(
      'select local_date::text as date from public.digests where owner = $1 order by local_date',
      [person.id],
    )
  ).map(({ date }) => date);

/** A document of this person that was processed. */
export async function processed(db: TestDatabase, person: Person, name = 'invoice.pdf') {
  const file = aFile(name);
  await submit(db, person, [file]);
  const { fence } = await claim(db, file.job_id);
  await settle(db, file.job_id, fence);
  return file;
}

interface List {
  count: number;
  data: Record<string, unknown>[];
}

export interface Mail {
  id: string;
  owner: string;
  dedupe_key: string;
  is_second_try: boolean;
  payload: {
    to: { email: string };
    content: Record<'postings' | 'matches' | 'applications' | 'completed' | 'failed' | 'waiting_for_review', List>;
  };
}

/** Leases a call's worth of mails. */
export async function lease(db: TestDatabase, limit = 1000): Promise<{ mails: Mail[]; effects: Answer['effects'] }> {
  const { mails, effects } = await db.call('lease_mails', { p_limit: limit });
  return { mails: mails as Mail[], effects };
}

/** The digests that would leave now to these people, which are then marked as sent. */
export async function sent(db: TestDatabase): Promise<Mail[]> {
  const { mails } = await lease(db);
  await db.call('finish_effects', { p_results: mails.map(({ id }) => ({ id, outcome: 'done' })) });
  return mails;
}
