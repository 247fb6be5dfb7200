import { limits } from '../../limits.ts';
import { doubt, refuse } from './doubt.ts';
import type { Lexer, Token } from './lexer.ts';
import { type Dict, Keyword, Name, Ref, type Value } from './values.ts';
import { marks } from './words.ts';

/** Reads one value whose first token is given; a word where a value is due is handed back as it is. */
export function parseValue(lexer: Lexer, token: Token = lexer.next(), depth = 0): Value | Keyword {
  if (depth > limits.fastPdf.depth) doubt('too deep');
  if (token === marks.arrayStart) return parseList(lexer, marks.arrayEnd, depth);
  if (token === marks.dictStart) return asDict(parseList(lexer, marks.dictEnd, depth));
  return token;
}

/** Reads a dictionary from behind its opening mark. */
export const parseDict = (lexer: Lexer): Dict => asDict(parseList(lexer, marks.dictEnd, 0));

function parseList(lexer: Lexer, end: Keyword, depth: number): Value[] {
  const values: Value[] = [];
  for (;;) {
    const token = lexer.next();
    if (token === end) return values;
    if (values.length > limits.fastPdf.list) refuse('A list in this PDF is too long.');
    const value = parseValue(lexer, token, depth + 1);
    if (value instanceof Keyword) values.push(value.text === 'R' ? asRef(values) : doubt('odd word in a list'));
    else values.push(value);
  }
}

function asRef(values: Value[]): Ref {
  const generation = values.pop();
  const number = values.pop();
  if (!Number.isInteger(number) || !Number.isInteger(generation)) doubt('odd reference');
  return new Ref(number as number, generation as number);
}

function asDict(values: Value[]): Dict {
  if (values.length % 2 === 1) doubt('odd dictionary');
  const dict: Dict = new Map();
  for (let at = 0; at < values.length; at += 2) {
    const key = values[at];
    if (!(key instanceof Name)) doubt('odd dictionary');
    dict.set(key.text, values[at + 1] ?? null);
  }
  return dict;
}
