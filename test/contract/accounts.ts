import { startCloud } from '../../local/cloud.ts';
import { untilHealthy } from '../../local/health.ts';
import { freePorts, people } from '../../local/settings.ts';
import type { Variables } from '../../scripts/doctor/patient.ts';
import { readFile } from '../../scripts/doctor/variables.ts';

/** Accounts with the vendors, and somebody who can sign in there. */
export interface Accounts {
  vars: Variables;
  /** Null for nobody. */
  user: { email: string; password: string } | null;
  close(): Promise<void>;
}

// CONTRACT_ENV is a file with the variables of a deployment that is there for tests, CONTRACT_EMAIL and CONTRACT_PASSWORD an
// account on it whose address takes mails.
const { CONTRACT_ENV: file, CONTRACT_EMAIL: email, CONTRACT_PASSWORD: password } = process.env;

/** Whose accounts are looked at. */
export const which = file ? 'real accounts' : 'the accounts of the local cloud';

/** Whether somebody can sign in there. */
export const hasUser = !file || Boolean(email && password);

/** The accounts that the environment names; without any, those of a local cloud. */
export async function openAccounts(): Promise<Accounts> {
  if (file) {
    const user = email && password ? { email, password } : null;
    return { vars: readFile(file), user, close: async () => undefined };
  }
  const cloud = await startCloud({ data: null, ports: await freePorts(), log: () => undefined });
  const troubles = await untilHealthy(cloud.env.API_URL ?? '');
  if (troubles.length > 0) throw new Error(`The cloud is not well: ${troubles.join('; ')}.`);
  return { vars: cloud.env, user: people[0], close: cloud.close };
}
