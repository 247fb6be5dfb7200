import type { MailHook } from '../../ports/mails.ts';
import { createSignatureCheck } from './event-signature.ts';
import { readEvents } from './events.ts';

/** Takes the posts of SendGrid's event webhook that one of these public keys has signed. */
export function createMailHook(publicKeys: string[]): MailHook {
  const isSigned = createSignatureCheck(publicKeys);
  return {
    async read({ headers, body }) {
      const signature = headers.get('x-twilio-email-event-webhook-signature');
      const timestamp = headers.get('x-twilio-email-event-webhook-timestamp');
      return (await isSigned({ signature, timestamp, body }, Date.now())) ? readEvents(body) : null;
    },
  };
}
