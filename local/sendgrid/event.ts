import { createHash } from 'node:crypto';

/** What an event says of the mail it is about. */
export interface EventSubject {
  /** The mail's own id: that of its request, a dot, its number. */
  id: string;
  email: string;
  categories: string[];
  custom_args: Record<string, string>;
}

/** One event as the vendor posts it; the same subject, kind and occasion always bear the same `sg_event_id`. */
export function eventOf(mail: EventSubject, event: string, occasion: string, at: number, more: object = {}): string {
  const [messageId = '', place = '0'] = mail.id.split('.');
  const { categories } = mail;
  return JSON.stringify({
    ...mail.custom_args,
    email: mail.email,
    event,
    timestamp: Math.floor(at / 1000),
    'smtp-id': `<${messageId}@sendgrid.local>`,
    ...(categories.length > 0 && { category: categories.length === 1 ? categories[0] : categories }),
    sg_event_id: createHash('sha256').update(`${event} ${mail.id} ${occasion}`).digest('base64url'),
    sg_message_id: `${messageId}.recvd-local-0.${place}`,
    ...more,
  });
}

/** The body of a post: a JSON array with a line break (CR LF) after every event. */
export const bodyOf = (events: string[]): string => `[${events.join(',\r\n')}]\r\n`;
