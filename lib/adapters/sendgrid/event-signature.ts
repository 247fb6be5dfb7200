// Posts are repeated for a day when they were not answered, and clocks differ.
const longestAgeInSeconds = 25 * 3600;

export interface SignedPost {
  /** Base64 of an ASN.1 DER signature; null when the header is missing. */
  signature: string | null;
  /** Unix time in seconds, as text. */
  timestamp: string | null;
  /** The bytes as they came: their line ends are signed too. */
  body: Uint8Array;
}

/**
 * Tells posts of SendGrid's event webhook from forgeries (ECDSA over P-256 and SHA-256, of the timestamp followed by the
 * body). `publicKeys` are base64 SPKI as the vendor shows them, and any of them will do; the check never throws.
 */
export function createSignatureCheck(publicKeys: string[]): (post: SignedPost, now: number) => Promise<boolean> {
  let keys: CryptoKey[] | undefined;
  return async ({ signature, timestamp, body }, now) => {
    const rs = signature === null ? null : rawSignature(signature);
    if (!rs || !timestamp || !isRecent(timestamp, now)) return false;
    try {
      keys ??= await Promise.all(publicKeys.map(importKey));
      const signed = joined(new TextEncoder().encode(timestamp), body);
      for (const key of keys) if (await crypto.subtle.verify(algorithm, key, rs, signed)) return true;
      return false;
    } catch {
      return false;
    }
  };
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

const importKey = (base64: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('spki', bytesOf(base64), algorithm, false, ['verify']);

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

function isRecent(timestamp: string, now: number): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(now / 1000 - Number(timestamp)) <= longestAgeInSeconds;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** The vendor signs in DER, WebCrypto reads r and s side by side; null for anything that is not such a signature. */
function rawSignature(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    const der = bytesOf(base64);
    if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
    const r = integerAt(der, 2);
    const s = r && integerAt(der, r.end);
    if (!s || s.end !== der.length) return null;
    const raw = new Uint8Array(64);
    raw.set(r.value, 32 - r.value.length);
    raw.set(s.value, 64 - s.value.length);
    return raw;
  } catch {
    return null;
  }
}

/** A positive integer of at most 32 bytes in its only encoding, without the zero that keeps it positive; null for any other. */
function integerAt(der: Uint8Array, at: number): { value: Uint8Array; end: number } | null {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== 0x02 || length === 0 || end > der.length) return null;
  const digits = der.subarray(at + 2, end);
  const [first = 0, second = 0] = digits;
  const isNegative = first >= 0x80;
  if (isNegative || (first === 0 && second < 0x80)) return null;
  const value = first === 0 ? digits.subarray(1) : digits;
  return value.length > 32 ? null : { value, end };
}
