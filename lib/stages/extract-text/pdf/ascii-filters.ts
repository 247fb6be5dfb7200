const tilde = 126;
const letterZ = 122;

/** Decodes the ASCII filters of PDF, base 85 or 16; blanks are skipped, anything else ends the data. */
export function decodeAscii(text: Uint8Array, base: 85 | 16): Uint8Array {
  return base === 85 ? decodeBase85(text) : decodeHex(text);
}

function decodeHex(text: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(text.length >> 1);
  let digits = 0;
  for (const code of text) {
    const digit = hexDigit(code);
    if (digit === null) continue;
    const at = digits++ >> 1;
    bytes[at] = (bytes[at] ?? 0) * 16 + digit;
  }
  return bytes.subarray(0, digits >> 1);
}

function hexDigit(code: number): number | null {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : null;
}

/** Five digits from `!` to `u` are four bytes; `z` is four zeros; a last group may be shorter. */
function decodeBase85(text: Uint8Array): Uint8Array {
  const zeros = text.reduce((count, code) => count + (code === letterZ ? 1 : 0), 0);
  const bytes = new Uint8Array(text.length + zeros * 4);
  let length = 0;
  let group: number[] = [];
  const flush = (size: number) => {
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let index = 0; index < size; index++) bytes[length++] = Math.floor(value / 256 ** (3 - index)) % 256;
    group = [];
  };
  for (const code of text) {
    if (code === tilde) break;
    if (code === letterZ) length += 4;
    if (code < 33 || code > 117) continue;
    group.push(code - 33);
    if (group.length === 5) flush(4);
  }
  const rest = group.length;
  if (rest > 1) {
    while (group.length < 5) group.push(84);
    flush(rest - 1);
  }
  return bytes.subarray(0, length);
}
