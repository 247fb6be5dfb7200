// Standard Webhooks, version 1: HMAC-SHA256 over id, time and body, as https://www.standardwebhooks.com describes it.

const prefix = 'whsec_';

/** A new secret of 256 bits. */
export const newSecret = (): string => prefix + base64(crypto.getRandomValues(new Uint8Array(32)));

export interface Signed {
  id: string;
  /** Seconds since the epoch. */
  timestamp: number;
  body: string;
}

/** The value of `webhook-signature`: one signature for each secret, so that receivers may know any of them. */
export async function sign(secrets: string[], { id, timestamp, body }: Signed): Promise<string> {
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signatures = secrets.map(async (secret) => {
    const bytes = Uint8Array.from(atob(secret.slice(prefix.length)), (character) => character.charCodeAt(0));
    const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    return `v1,${base64(new Uint8Array(await crypto.subtle.sign('HMAC', key, content)))}`;
  });
  return (await Promise.all(signatures)).join(' ');
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
