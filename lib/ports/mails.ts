// Mails, in the product's own words: what leaves, what became of it, and how people leave a list.

export interface Mail {
  /** The outbox row, so that the vendor's events can be matched with it. */
  effect_id: string;
  to: { email: string; name: string | null };
  category: MailCategory;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  /** The trace that it ends. */
  trace_id?: string | undefined;
}

export type MailCategory = MailList | 'test' | 'alert';
/** What somebody can hear of by mail, and unsubscribe from. */
export type MailList = 'job_result' | 'job_match' | 'application_update' | 'digest';

/** One mail for many: what they share, with tags in it that each person's own parts take the place of. */
export interface BulkMail {
  category: MailCategory;
  text: string;
  html: string;
  /** At most 1,000. */
  recipients: BulkRecipient[];
}

export interface BulkRecipient {
  effect_id: string;
  to: Mail['to'];
  subject: string;
  /** What stands in the place of each tag, put there as it is; as JSON at most 10,000 bytes. */
  substitutions: Record<string, string>;
  headers: Record<string, string>;
}

export type MailOutcome =
  | { outcome: 'accepted'; message_id: string | null }
  | { outcome: 'refused'; reason: string; permanent: boolean; retry_after_ms: number | null }
  | { outcome: 'unknown'; reason: string };

export interface Mailer {
  /** Never throws: a mail whose answer was lost is `unknown`, and nobody sends it again blindly. */
  send(mail: Mail): Promise<MailOutcome>;
  /** The same for many in as few calls as it takes: one outcome for each recipient, in their order. Never throws. */
  sendMany(bulk: BulkMail): Promise<MailOutcome[]>;
}

/** Links by which people leave a list, or all of them, without signing in. */
export interface UnsubscribeLinks {
  /** The address that does so for this person; it names nobody, and it does not expire. */
  to(owner: string, list: MailList): Promise<string>;
  /** Whom and what the last part of such an address is about; null when we did not make it. */
  open(token: string): Promise<{ owner: string; list: MailList } | null>;
}

/** What became of a mail after it was taken. */
export interface MailEvent {
  /** The vendor's id: what bears the same one is the same event. */
  id: string;
  /** The outbox row of the mail; null when it is none of ours. */
  effect_id: string | null;
  type:
    | 'processed'
    | 'delivered'
    | 'deferred'
    | 'bounced'
    | 'dropped'
    | 'opened'
    | 'clicked'
    | 'complained'
    | 'unsubscribed';
  /** ISO 8601. */
  at: string;
  /** Whether this address must not be written to again. */
  permanent: boolean;
  reason: string | null;
  email: string | null;
}

export interface MailHook {
  /** The events of a post that our mail vendor signed, or null when it did not; `body` is as it came. Never throws. */
  read(post: { headers: Headers; body: Uint8Array }): Promise<MailEvent[] | null>;
}
