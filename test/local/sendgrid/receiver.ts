import { EventWebhook, EventWebhookHeader } from '@sendgrid/eventwebhook';
import { keys } from '../../../local/settings.ts';
import { startSendGrid } from './world.ts';

export interface VendorEvent {
  email: string;
  event: string;
  timestamp: number;
  sg_event_id: string;
  sg_message_id: string;
  [name: string]: unknown;
}
interface Arrival {
  body: string;
  genuine: boolean;
  events: VendorEvent[];
}

export const url = 'http://docket.local/hooks/sendgrid';
const sdk = new EventWebhook();
const key = sdk.convertPublicKeyToECDSA(keys.sendgridHookPublic);

/** A receiver that checks each post with the vendor's own SDK, and answers as it is told to. */
export function aReceiver() {
  const arrivals: Arrival[] = [];
  let answer = () => new Response();
  const send = async (request: Request): Promise<Response> => {
    const body = await request.text();
    const header = (name: string) => request.headers.get(name) ?? '';
    const [signature, timestamp] = [header(EventWebhookHeader.SIGNATURE()), header(EventWebhookHeader.TIMESTAMP())];
    const genuine = request.url === url && sdk.verifySignature(key, body, signature, timestamp);
    arrivals.push({ body, genuine, events: JSON.parse(body) });
    return answer();
  };
  return {
    send,
    arrivals,
    events: () => arrivals.flatMap(({ events }) => events),
    setAnswer(next: () => Response) {
      answer = next;
    },
  };
}

/** A SendGrid whose events arrive at such a receiver when its clock is moved. */
export function start(file?: string) {
  const receiver = aReceiver();
  const world = startSendGrid(file, { url, privateKey: keys.sendgridHookPrivate, send: receiver.send });
  const advance = async (ms: number) => {
    world.clock.now += ms;
    await world.sendgrid.wake();
  };
  return { ...world, ...receiver, advance };
}

export const seconds = 1000;
export const kindsOf = (events: VendorEvent[]) => events.map(({ event }) => event);
