const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of these bytes, or null when they are no UTF-8. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** `{name: text}`, or `{nameBase64: …}` for bytes that are no UTF-8. */
export function encodeBody(name: string, bytes: Uint8Array): Record<string, string> {
  const text = decodeText(bytes);
  return text === null ? { [`${name}Base64`]: toBase64(bytes) } : { [name]: text };
}

/** `content-type` as `Content-Type`, the way the vendor's server spells header names. */
export const canonicalName = (name: string): string =>
  name.toLowerCase().replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
