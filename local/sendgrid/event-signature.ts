import { createPrivateKey, sign } from 'node:crypto';

/** The headers of a post as the vendor signs it now, in real time; the key is PKCS #8 in base64. */
export function signatureHeaders(privateKey: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  return {
    'x-twilio-email-event-webhook-signature': sign('sha256', Buffer.from(timestamp + body), key).toString('base64'),
    'x-twilio-email-event-webhook-timestamp': timestamp,
  };
}
