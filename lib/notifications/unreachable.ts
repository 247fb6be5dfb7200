const reasons: Record<string, string> = {
  bounced: 'mails to your address came back because it does not exist',
  dropped: 'our mail service does not write to your address any more',
  complained: 'a mail of ours was reported as spam at your address',
  unsubscribed: 'your address unsubscribed from all of our mails',
  by_hand: 'somebody who looks after this service has stopped mails to your address',
};

/** Why mails cannot reach somebody, as the rest of a sentence. */
export const whyUnreachable = (reason: string): string =>
  (Object.hasOwn(reasons, reason) ? reasons[reason] : undefined) ?? 'mails to your address are stopped';
