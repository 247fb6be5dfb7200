import { beginsNumber, isBlank, isRegular } from './characters.ts';
import type { Lexer } from './lexer.ts';
import type { Operands } from './operands.ts';
import { parseValue } from './parser.ts';
import { Keyword } from './values.ts';
import { marks, wordAt, wordEnd } from './words.ts';

/**
 * Reads the operands of the next operator, and its word; `marks.end` behind the last. Pages are mostly numbers with one
 * blank between them, so that they are read here, each straight to its place, and the rest token by token.
 */
export function nextOperator(lexer: Lexer, operands: Operands): Keyword {
  const { bytes } = lexer;
  const { length } = bytes;
  let { at } = lexer;
  while (at < length) {
    const code = bytes[at] ?? 0;
    if (isBlank(code)) at++;
    else if (beginsNumber(code)) {
      lexer.at = at;
      operands.addNumber(lexer.number());
      at = lexer.at;
    } else if (isRegular(code)) {
      const start = at;
      at = wordEnd(bytes, start);
      const word = wordAt(bytes, start, at);
      if (word instanceof Keyword) {
        lexer.at = at;
        return word;
      }
      operands.add(word);
    } else {
      lexer.at = at;
      const value = parseValue(lexer);
      if (value instanceof Keyword) return value;
      operands.add(value);
      at = lexer.at;
    }
  }
  lexer.at = at;
  return marks.end;
}
