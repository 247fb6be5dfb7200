import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngines } from './engines/engines.ts';
import { createQStash, type QStash } from './qstash/qstash.ts';
import { createRedis } from './redis/redis.ts';
import { createSendGrid, type SendGrid } from './sendgrid/sendgrid.ts';
import type { Handler } from './serve.ts';
import { keys } from './settings.ts';
import type { StandIn, Surroundings } from './stand-in.ts';
import { type Supabase, startSupabase } from './supabase/supabase.ts';

export interface StandIns {
  supabase: Supabase;
  redis: StandIn;
  qstash: QStash;
  sendgrid: SendGrid;
  engines: StandIn;
}

const migrations = fileURLToPath(new URL('../supabase/migrations', import.meta.url));

/** Who sends the mails of accounts, as long as a project has no mail server of its own. */
const accountMails = { email: 'noreply@mail.app.supabase.io', name: 'Supabase Auth' };

/** How the vendors reach the product by themselves. */
export interface Outside {
  /** The app's address, where links in mails of accounts lead. */
  appUrl: string;
  deliver: Handler;
  report: Handler;
  /** Where mail events are posted to. */
  reportTo: string;
}

/** Starts every vendor of the product with the local keys; a null folder keeps nothing between runs. */
export async function startStandIns(
  surroundings: Surroundings,
  folder: string | null,
  { appUrl, deliver, report, reportTo }: Outside,
): Promise<StandIns> {
  const fileOf = (name: string) => (folder ? join(folder, name) : ':memory:');
  if (folder) mkdirSync(folder, { recursive: true });
  const supabase = await startSupabase({
    folder: folder && join(folder, 'supabase'),
    migrations,
    jwtSecret: keys.supabaseJwt,
    publishableKey: keys.supabasePublishable,
    secretKey: keys.supabaseSecret,
    mails: { appUrl, deliver: (mail) => standIns.sendgrid.receive({ ...mail, from: accountMails }) },
    ...surroundings,
  });
  const standIns: StandIns = {
    supabase,
    redis: createRedis({ token: keys.redis, ...surroundings }),
    qstash: createQStash({
      token: keys.qstash,
      currentKey: keys.qstashCurrent,
      nextKey: keys.qstashNext,
      file: fileOf('qstash.sqlite'),
      deliver,
      ...surroundings,
    }),
    sendgrid: createSendGrid({
      apiKey: keys.sendgrid,
      file: fileOf('sendgrid.sqlite'),
      hook: { url: reportTo, privateKey: keys.sendgridHookPrivate, send: report },
      ...surroundings,
    }),
    engines: createEngines({ ...surroundings }),
  };
  return standIns;
}

/**
 * Does all that has fallen due: first what became of mails, so that a message which was waiting does not take for silent
 * what was only not told yet; then messages, which cause the rest.
 */
export async function wakeAll({ qstash, supabase, redis, sendgrid, engines }: StandIns): Promise<void> {
  for (const standIn of [sendgrid, qstash, supabase, redis, sendgrid, engines] as StandIn[]) await standIn.wake?.();
}

/** Closes the queue before those whom its deliveries need. */
export async function closeAll({ qstash, sendgrid, engines, redis, supabase }: StandIns): Promise<void> {
  for (const standIn of [qstash, sendgrid, engines, redis, supabase] as StandIn[]) await standIn.close?.();
}
