/** One thing that happens to a mail, with the vendor's fields for it. */
export interface Step {
  event: string;
  /** Milliseconds after the mail. */
  after: number;
  more?: Record<string, unknown>;
}

export interface Fate {
  steps: Step[];
  /** Why the vendor will not write to this address again. */
  suppressed?: string;
}

const second = 1000;
const server = { ip: '127.0.0.1', tls: 1 };
const processed: Step = { event: 'processed', after: 0 };
const delivered = (after: number): Step => ({ event: 'delivered', after, more: { response: '250 OK', ...server } });

const bounced: Step = {
  event: 'bounce',
  after: second,
  more: {
    type: 'bounce',
    status: '5.1.1',
    reason: '550 5.1.1 The email account that you tried to reach does not exist.',
    bounce_classification: 'Invalid Address',
    ...server,
  },
};
const blocked: Step = {
  event: 'bounce',
  after: second,
  more: {
    type: 'blocked',
    status: '4.7.1',
    reason: '421 4.7.1 Too much mail from this server; try again later.',
    bounce_classification: 'Reputation',
    ...server,
  },
};
const deferred: Step = {
  event: 'deferred',
  after: second,
  more: { response: '451 4.3.0 The mailbox is busy; try again later.', attempt: '1', ...server },
};
const dropped = (reason: string): Step => ({ event: 'dropped', after: 0, more: { reason, status: '5.0.0' } });

/** What happens to mails for whoever is called so, in front of a `+` or the `@`. */
const magic: Record<string, Fate> = {
  bounce: { steps: [processed, bounced], suppressed: 'Bounced Address' },
  block: { steps: [processed, blocked] },
  defer: { steps: [processed, deferred, delivered(600 * second)] },
  spam: {
    steps: [processed, delivered(second), { event: 'spamreport', after: second }],
    suppressed: 'Spam Reporting Address',
  },
  drop: { steps: [dropped('Invalid')] },
};

/** What happens to a mail for this address, which the vendor may have given up for a reason. */
export function fateOf(email: string, suppressed: string | null): Fate {
  if (suppressed !== null) return { steps: [dropped(suppressed)] };
  const name = email.toLowerCase().split(/[+@]/)[0] ?? '';
  return (Object.hasOwn(magic, name) && magic[name]) || { steps: [processed, delivered(second)] };
}
