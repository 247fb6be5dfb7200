import * as z from 'zod';
import type { MailEvent } from '../../ports/mails.ts';

/** The events of a post in the product's words; whatever is none, or says nothing of a mail, is left out. */
export function readEvents(body: Uint8Array): MailEvent[] {
  return entriesOf(body).flatMap((entry) => {
    const parsed = VendorEvent.safeParse(entry);
    const type = parsed.success ? types.get(parsed.data.event) : undefined;
    return parsed.success && type ? [inOurWords(parsed.data, type)] : [];
  });
}

function entriesOf(body: Uint8Array): unknown[] {
  try {
    const entries: unknown = JSON.parse(new TextDecoder().decode(body));
    return Array.isArray(entries) ? entries : [];
  } catch {
    return [];
  }
}

const types = new Map<string, MailEvent['type']>([
  ['processed', 'processed'],
  ['delivered', 'delivered'],
  ['deferred', 'deferred'],
  ['bounce', 'bounced'],
  ['dropped', 'dropped'],
  ['open', 'opened'],
  ['click', 'clicked'],
  ['spamreport', 'complained'],
  ['unsubscribe', 'unsubscribed'],
  ['group_unsubscribe', 'unsubscribed'],
]);

const endOfTime = Date.UTC(2100, 0) / 1000;
const text = z.string().optional().catch(undefined);

const VendorEvent = z.object({
  event: z.string(),
  sg_event_id: z.string().regex(/^[!-~]{1,200}$/),
  timestamp: z.number().min(0).max(endOfTime),
  app_effect_id: z.uuid().optional().catch(undefined),
  email: z.string().max(320).optional().catch(undefined),
  type: text,
  reason: text,
  response: text,
});
type VendorEvent = z.infer<typeof VendorEvent>;

const inOurWords = (event: VendorEvent, type: MailEvent['type']): MailEvent => ({
  id: event.sg_event_id,
  effect_id: event.app_effect_id ?? null,
  type,
  at: new Date(event.timestamp * 1000).toISOString(),
  permanent: isPermanent(type, event),
  reason: storable(event.reason ?? event.response),
  email: storable(event.email),
});

// SendGrid's own list of addresses that it will not write to; other drops are about what was written.
const goneForGood = /^(bounced address|unsubscribed address|spam reporting address|invalid)$/i;

function isPermanent(type: MailEvent['type'], event: VendorEvent): boolean {
  if (type === 'bounced') return event.type !== 'blocked';
  if (type === 'dropped') return goneForGood.test(event.reason?.trim() ?? '');
  return type === 'complained' || type === 'unsubscribed';
}

/** As the database can hold it: no zero bytes, no halves of characters, at most 500 characters. */
const storable = (value: string | undefined): string | null =>
  value?.replaceAll('\u0000', '').slice(0, 500).toWellFormed() || null;
