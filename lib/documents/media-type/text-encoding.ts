const longestGuess = 4096;

/**
 * The text of bytes without a declared charset: a byte order mark decides, then UTF-8 unless it hardly fits, then
 * windows-1252, which reads anything. A sequence cut off at the end is left out.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  if (marked) return decode(bytes, marked);
  const text = decode(bytes, 'utf-8');
  return fitsUtf8(text) ? text : decode(bytes, 'windows-1252');
}

/** The encoding that a byte order mark announces, or null. */
export function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Decodes by a charset's name; an unknown name falls back to guessing. */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  try {
    return decode(bytes, charset);
  } catch {
    return decodeText(bytes);
  }
}

const decode = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes, { stream: true });

/** Latin text in UTF-16 has a zero in nearly every other byte. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, longestGuess);
  if (length < 8) return null;
  const zeros = [0, 0];
  for (let index = 0; index < length; index++) {
    if (bytes[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > length * 0.3 && even === 0) return 'utf-16le';
  return even > length * 0.3 && odd === 0 ? 'utf-16be' : null;
}

/** A few damaged sequences among many good ones are damage; Latin-1 read as UTF-8 is nearly all damage. */
function fitsUtf8(text: string): boolean {
  if (!text.includes('\ufffd')) return true;
  let replaced = 0;
  let beyondAscii = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) beyondAscii++;
    if (code === 0xfffd) replaced++;
  }
  return replaced * 10 <= beyondAscii;
}
