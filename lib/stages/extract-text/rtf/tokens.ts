/** A piece of RTF: a brace, a control word with its number, a byte written as `\'hh`, or a run of plain bytes. */
export type Token =
  | { kind: 'open' }
  | { kind: 'close' }
  | { kind: 'word'; name: string; value: number | null }
  | { kind: 'byte'; value: number }
  | { kind: 'text'; bytes: Uint8Array };

const code = (character: string) => character.charCodeAt(0);
const backslash = code('\\');
const openBrace = code('{');
const closeBrace = code('}');
const apostrophe = code("'");
const carriageReturn = 13;
const lineFeed = 10;
const longestWord = 32;
const longestNumber = 10;

const isLetter = (byte: number) => (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90);
const isDigit = (byte: number) => byte >= 48 && byte <= 57;
const isSpecial = (byte: number) =>
  byte === backslash || byte === openBrace || byte === closeBrace || byte === carriageReturn || byte === lineFeed;

/** Parts RTF into tokens; line ends mean nothing, binary data is passed over, and nothing that is written can throw. */
export function* rtfTokens(bytes: Uint8Array): Generator<Token> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === carriageReturn || byte === lineFeed) at++;
    else if (byte === openBrace || byte === closeBrace) {
      yield { kind: byte === openBrace ? 'open' : 'close' };
      at++;
    } else if (byte === backslash) {
      const { token, end } = control(bytes, at + 1);
      yield token;
      at = end + (token.kind === 'word' && token.name === 'bin' ? Math.max(0, token.value ?? 0) : 0);
    } else {
      const start = at;
      while (at < bytes.length && !isSpecial(bytes[at] ?? 0)) at++;
      yield { kind: 'text', bytes: bytes.subarray(start, at) };
    }
  }
}

/** The control after a backslash, and where the next token begins; one blank after a word belongs to it. */
function control(bytes: Uint8Array, start: number): { token: Token; end: number } {
  const first = bytes[start] ?? 0;
  if (first === apostrophe) {
    const value = Number.parseInt(ascii(bytes, start + 1, start + 3), 16);
    return { token: { kind: 'byte', value: Number.isNaN(value) ? code('?') : value }, end: start + 3 };
  }
  if (!isLetter(first)) return { token: symbol(first), end: start + 1 };
  let at = start;
  while (at < start + longestWord && isLetter(bytes[at] ?? 0)) at++;
  const name = ascii(bytes, start, at);
  const number = at;
  if (bytes[at] === code('-')) at++;
  while (at < number + longestNumber && isDigit(bytes[at] ?? 0)) at++;
  const value = Number.parseInt(ascii(bytes, number, at), 10);
  if (bytes[at] === code(' ')) at++;
  return { token: { kind: 'word', name, value: Number.isNaN(value) ? null : value }, end: at };
}

/** A backslash before a line end is a paragraph; the marks that stand for themselves are text. */
function symbol(byte: number): Token {
  if (byte === carriageReturn || byte === lineFeed) return { kind: 'word', name: 'par', value: null };
  const isText = byte === backslash || byte === openBrace || byte === closeBrace;
  return isText
    ? { kind: 'text', bytes: Uint8Array.of(byte) }
    : { kind: 'word', name: String.fromCharCode(byte), value: null };
}

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
