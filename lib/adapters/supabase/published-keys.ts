import type { JWK } from 'jose';
import * as z from 'zod';

const maxBytes = 64 * 1024;

const Published = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), crv: z.string().optional(), use: z.string().optional() })),
});

/** The public keys at this address that tokens may be signed with; throws when it does not name one, in time and in short. */
export async function fetchKeys(url: string, timeoutMs: number): Promise<JWK[]> {
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { headers: { accept: 'application/json' }, redirect: 'manual', signal });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`the key server answered ${response.status}`);
  }
  const { keys } = Published.parse(JSON.parse(await textOf(response)));
  const usable = keys.filter(({ kty, crv, use = 'sig' }) => use === 'sig' && (kty === 'RSA' || crv === 'P-256'));
  // A project that signs with keys has one, whatever was taken back.
  if (usable.length === 0) throw new Error('the key server names no key');
  return usable;
}

async function textOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    // Leaving the loop ends the transfer.
    if (text.length > maxBytes) throw new Error('the key server does not come to an end');
  }
  return text + decoder.decode();
}
