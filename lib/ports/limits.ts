/** What calls are counted as; each has its own number a minute. */
export type LimitName = 'uploads' | 'writes' | 'reads' | 'searches' | 'costly_calls' | 'visits' | 'refusals';

/** So many calls a minute of one caller. */
export interface Policy {
  name: LimitName;
  perMinute: number;
  /** Whether the minute before still counts for as much of it as is not yet past; a fixed minute is cheaper. */
  slides: boolean;
}

export interface Count {
  allowed: boolean;
  /** Calls that are left at the moment. */
  remaining: number;
  /** Milliseconds until the minute ends in which this was counted. */
  resetsInMs: number;
}

export interface Counter {
  /** Counts one call of this caller, unless it is one too many; rejects within 300 ms when it cannot tell. */
  count(policy: Policy, caller: string): Promise<Count>;
}

/** What one isolate counts for itself: nobody is asked, and other isolates know nothing of it. */
export interface OwnCounter extends Counter {
  /** Whether the next call would be one too many; counts nothing. */
  isSpent(policy: Policy, caller: string): boolean;
}

/** How much everybody together may take in a UTC day; null for any amount. */
export interface DeploymentQuotas {
  files_per_day: number | null;
  bytes_per_day: number | null;
  pages_per_day: number | null;
}

/** How much one person may take; null for any amount. What one person was granted otherwise, the database knows. */
export interface Quotas {
  files_per_day: number | null;
  bytes_stored: number | null;
  pages_per_month: number | null;
  mails_per_day: number | null;
  deployment: DeploymentQuotas;
}

export interface Limits {
  perMinute: Record<LimitName, number>;
  /** Counts for the whole deployment, with one question a call. */
  shared: Counter;
  own: OwnCounter;
}
