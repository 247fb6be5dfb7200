import type { Context } from '../context.ts';
import type { MailCategory } from '../ports/mails.ts';
import type { Effect } from '../ports.ts';

/** What mails need of the deployment they are sent from. */
export type Site = Pick<Context, 'appUrl' | 'unsubscribe'>;

/** A mail as the outbox owes it. */
export type OwedMail = Pick<Effect, 'id' | 'owner' | 'payload'>;

/** Where the person leaves this list; null for what is no list. */
export async function leaveLink(site: Site, category: MailCategory, owner: string | null) {
  return category === 'test' || category === 'alert' || !owner || !site.unsubscribe
    ? null
    : site.unsubscribe.to(owner, category);
}

/** The headers by which mail programs offer to unsubscribe with one click (RFC 8058). */
export const leaveHeaders = (leave: string | null): Record<string, string> =>
  leave === null ? {} : { 'List-Unsubscribe': `<${leave}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
