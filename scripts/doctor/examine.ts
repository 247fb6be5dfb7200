import { setTimeout } from 'node:timers/promises';
import { createCaller } from './caller.ts';
import { accounts } from './checks/accounts.ts';
import { bucket } from './checks/bucket.ts';
import { clocks } from './checks/clocks.ts';
import { constants } from './checks/constants.ts';
import { database } from './checks/database.ts';
import { embeddings, ocr } from './checks/engines.ts';
import { mailHook } from './checks/mail-hook.ts';
import { origins } from './checks/origins.ts';
import { qstash } from './checks/qstash.ts';
import { redis } from './checks/redis.ts';
import { sendgrid } from './checks/sendgrid.ts';
import { shapes } from './checks/shapes.ts';
import { signIn } from './checks/sign-in.ts';
import { strangers } from './checks/strangers.ts';
import { supabase } from './checks/supabase.ts';
import { telemetry } from './checks/telemetry.ts';
import { variables } from './checks/variables.ts';
import { without } from './checks/without.ts';
import { worker } from './checks/worker.ts';
import type { Finding } from './finding.ts';
import { type Check, isHosted, type Patient, type Variables } from './patient.ts';
import { redactor } from './redact.ts';

/** What is seen in the variables alone, before anything is deployed. */
export const onPaper: Check[] = [variables, strangers, shapes, constants, origins];
/** And what a deployment that is about to be made is told of itself. */
export const beforehand: Check[] = [...onPaper, without];
/** What needs keys and no deployment. */
export const atServices: Check[] = [supabase, signIn, accounts, redis, qstash, sendgrid];
const onSite: Check[] = [...atServices, bucket, database, mailHook, ocr, embeddings, telemetry];

export interface Examination {
  vars: Variables;
  /** Where the worker answers, if not at APP_URL. */
  url?: string;
  migrations: string[];
  build: string;
  /** All of it, unless said otherwise. */
  checks?: Check[];
}

export interface Report {
  /** Whether nothing is in trouble. */
  ok: boolean;
  hosted: boolean;
  findings: Finding[];
}

/** Looks at a deployment; what it says has no secret in it. */
export async function examine({ vars, url, migrations, build, checks }: Examination): Promise<Report> {
  const at = url ?? vars.APP_URL;
  const patient: Patient = {
    vars,
    url: at ? at.trim().replace(/\/+$/, '') : null,
    hosted: isHosted({ ...vars, ...(at && { APP_URL: at }) }),
    call: createCaller(),
    migrations,
    build,
    pause: () => setTimeout(1000),
    now: Date.now,
  };
  const found = await Promise.all((checks ?? [...onPaper, ...onSite]).map((check) => check(patient)));
  // The worker looks at the same services itself, and the clocks are read from what all others were answered.
  const last = checks ? [] : [...(await worker(patient)), ...clocks(patient)];
  const findings = [...found.flat(), ...last];
  const redact = redactor(vars);
  const shown = findings.map((one) => ({ ...one, says: redact(one.says), remedy: one.remedy && redact(one.remedy) }));
  return { ok: !shown.some(({ state }) => state === 'trouble'), hosted: patient.hosted, findings: shown };
}
