import { limits } from '../../limits.ts';
import { doubt } from './doubt.ts';
import { Lexer } from './lexer.ts';
import { parseValue } from './parser.ts';
import { Keyword, type Value } from './values.ts';

/** Objects that are packed together in one stream: their numbers and places first, then themselves. */
export class ObjectStream {
  private readonly bytes: Uint8Array;
  private readonly first: number;
  private readonly numbers: number[] = [];
  private readonly offsets: number[] = [];

  constructor(bytes: Uint8Array, count: Value, first: Value) {
    if (typeof count !== 'number' || typeof first !== 'number' || count > limits.fastPdf.objects)
      doubt('odd stream of objects');
    this.bytes = bytes;
    this.first = first;
    const lexer = new Lexer(bytes);
    for (let index = 0; index < count; index++) {
      this.numbers.push(this.integer(lexer));
      this.offsets.push(this.integer(lexer));
    }
  }

  /** The object of this number, which stands at this place of the list. */
  object(number: number, index: number): Value {
    const offset = this.offsets[index];
    if (offset === undefined || this.numbers[index] !== number) return doubt('object elsewhere');
    const value = parseValue(new Lexer(this.bytes, this.first + offset));
    return value instanceof Keyword ? doubt('odd object') : value;
  }

  private integer(lexer: Lexer): number {
    const value = lexer.next();
    return typeof value === 'number' ? value : doubt('odd stream of objects');
  }
}
