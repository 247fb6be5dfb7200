import { isLoopback } from '../../lib/env.ts';
import type { Caller } from './caller.ts';
import type { Finding } from './finding.ts';

export type Variables = Record<string, string>;

/** A deployment that is looked at, and by what. */
export interface Patient {
  vars: Variables;
  /** Where its worker answers, without a slash at the end; null while nobody has said it. */
  url: string | null;
  /** Whether any part of it is outside of this machine. */
  hosted: boolean;
  call: Caller;
  /** The versions of the migrations of this tree, oldest first. */
  migrations: string[];
  /** What this tree would be deployed as. */
  build: string;
  /** A moment, before something is asked once more. */
  pause(): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Looks at one thing; never throws for what may be wrong with a deployment. */
export type Check = (patient: Patient) => Finding[] | Promise<Finding[]>;

export { isLoopback };

/** Whether these variables name any service outside of this machine. */
export function isHosted(vars: Variables): boolean {
  const addresses = [vars.APP_URL, vars.SUPABASE_URL, vars.UPSTASH_REDIS_REST_URL, vars.QSTASH_URL].filter(
    (one) => one !== undefined,
  );
  return addresses.some((one) => !isLoopback(one));
}

/** An address without the slashes at its end. */
export const base = (url: string): string => url.trim().replace(/\/+$/, '');

/** A variable that is set to something, or null. */
export const settingOf = ({ vars }: Pick<Patient, 'vars'>, name: string): string | null => vars[name]?.trim() || null;
