import { Receiver as SignatureReceiver } from '@upstash/qstash';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { messageUrl } from './message-url.ts';

export interface Receiver {
  /** Whether QStash signed this body for this path of ours; never throws. `body` is the text as it came. */
  verify(request: { path: string; signature: string | null; body: string }): Promise<boolean>;
}

const clockToleranceInSeconds = 10;
const longestLifetimeInSeconds = 600;

/** Verifies deliveries with the current signing key, then the next one, against `appUrl`, never the Host header. */
export function createReceiver(options: { currentKey: string; nextKey: string; appUrl: string }): Receiver {
  const receiver = new SignatureReceiver({
    currentSigningKey: options.currentKey,
    nextSigningKey: options.nextKey,
    devMode: false,
  });
  return {
    async verify({ path, signature, body }) {
      if (!signature) return false;
      const url = messageUrl(options.appUrl, path);
      try {
        await receiver.verify({ signature, body, url, clockTolerance: clockToleranceInSeconds });
        return isBounded(signature);
      } catch {
        return false;
      }
    },
  };
}

/** The vendor's receiver takes tokens of any HMAC, without expiry and without id; ours does not. */
function isBounded(signature: string): boolean {
  const { exp, iat, jti } = decodeJwt(signature);
  if (decodeProtectedHeader(signature).alg !== 'HS256' || !jti) return false;
  if (exp === undefined || iat === undefined) return false;
  return exp - iat <= longestLifetimeInSeconds;
}
