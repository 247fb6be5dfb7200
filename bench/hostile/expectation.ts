import type { HostileFile } from './manifest.ts';

/** What a manifest's words ask for. */
export interface Expectation {
  /** Whether it may be read, and whether it may end with a refusal or a failure that says why. */
  mayBeRead: boolean;
  mayBeRefused: boolean;
  /** Whether a refusal has to say that a password is what is missing. */
  isEncrypted: boolean;
  /** Whether what is read has to be empty. */
  isEmpty: boolean;
  hasNoFields: boolean;
  /** What must not stand in the text. */
  forbidden: string[];
}

const refusal = /\b(either|reject|refuse|fail(s)? cleanly|clean failure|unsupported|flag|rejected|4xx)\b/i;
const success =
  /\b(either|readable|parse|success|accepted|repair|partial|treat|ignore|sanitise|valid|open it|must still|replacement|no crash|OCR|fields stay|bounded chunking|hidden text)\b|^text\b/i;
const script = ['<script', 'alert('];

/** Formats of before 2007, which the product refuses by name and says what to save them as. */
const legacy = new Set(['doc', 'xls', 'ppt']);

/** Reads the words that a manifest puts to a file; where they ask for neither, both ends are right. */
export function expectationOf({ expected, format }: Pick<HostileFile, 'expected' | 'format'>): Expectation {
  const mayBeRefused = refusal.test(expected) || legacy.has(format);
  const mayBeRead = success.test(expected);
  const quoted = /must not contain[^"]*"([^"]+)"/i.exec(expected)?.[1];
  return {
    mayBeRead: mayBeRead || !mayBeRefused,
    mayBeRefused: mayBeRefused || !mayBeRead,
    isEncrypted: /password|encrypt/i.test(expected) && mayBeRefused && !mayBeRead && !/unsupported/i.test(expected),
    isEmpty: /empty text|blank/i.test(expected) && !/clean failure/i.test(expected),
    hasNoFields: /no (hallucinated )?fields/i.test(expected),
    forbidden: [...(quoted ? [quoted] : []), ...(/without script/i.test(expected) ? script : [])],
  };
}
