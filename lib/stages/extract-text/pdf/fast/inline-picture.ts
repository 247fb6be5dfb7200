import { isBlank } from './characters.ts';
import { doubt } from './doubt.ts';
import type { Lexer } from './lexer.ts';
import { Keyword } from './values.ts';
import { marks } from './words.ts';

const letterE = 69;
const letterI = 73;
const lookAhead = 15;

/** Skips a picture within the content, from behind `BI` to behind `EI`; doubts when its end could be part of its bytes. */
export function skipInlinePicture(lexer: Lexer): void {
  for (let token = lexer.next(); !(token instanceof Keyword && token.text === 'ID'); token = lexer.next())
    if (token === marks.end) doubt('picture without bytes');
  const { bytes } = lexer;
  for (let at = lexer.at + 1; at < bytes.length; at++) {
    if (bytes[at] !== letterE || bytes[at + 1] !== letterI || !isBlank(bytes[at - 1] ?? 0)) continue;
    if (!isText(bytes.subarray(at + 2, at + 2 + lookAhead))) continue;
    lexer.at = at + 2;
    return;
  }
  doubt('picture without end');
}

const isText = (bytes: Uint8Array): boolean =>
  isBlank(bytes[0] ?? 0) &&
  bytes.every((code) => (code >= 32 && code < 127) || code === 9 || code === 10 || code === 13);
