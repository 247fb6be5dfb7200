import { limits } from '../../limits.ts';
import type { Budget } from './budget.ts';
import { doubt } from './doubt.ts';
import { unpack } from './filters.ts';
import { Lexer, type Token } from './lexer.ts';
import { ObjectStream } from './object-stream.ts';
import { parseDict, parseValue } from './parser.ts';
import { type Dict, Keyword, Name, Ref, Stream, type Value } from './values.ts';
import { marks } from './words.ts';
import { readXref, type Xref } from './xref.ts';

const mostFilters = 4;

/** The objects of a PDF, each read when it is first asked for. */
export class PdfFile {
  readonly budget: Budget;
  readonly trailer: Dict;
  private readonly bytes: Uint8Array;
  private readonly places: Xref['places'];
  private readonly read = new Map<number, Value>();
  private readonly beingRead = new Set<number>();
  private readonly containers = new Map<number, ObjectStream>();
  private containerBytes = 0;

  constructor(bytes: Uint8Array, budget: Budget) {
    this.bytes = bytes;
    this.budget = budget;
    this.places = new Map();
    const { places, trailer } = readXref(bytes, (at) => {
      const stream = this.objectAt(at, null);
      return stream instanceof Stream ? { stream, bytes: this.unpack(stream) } : doubt('odd cross reference');
    });
    this.places = places;
    this.trailer = trailer;
  }

  /** The value itself, or what it points at; null for what is not there. */
  resolve(value: Value | undefined): Value {
    return value instanceof Ref ? this.object(value) : (value ?? null);
  }

  get(dict: Dict, key: string): Value {
    return this.resolve(dict.get(key));
  }

  /** The dictionary under a key, or null; anything else there is doubtful. */
  dict(dict: Dict, key: string): Dict | null {
    const value = this.get(dict, key);
    return value === null || value instanceof Map ? value : doubt(`odd ${key}`);
  }

  /** The name under a key, or null for whatever else is there. */
  name(dict: Dict, key: string): string | null {
    const value = this.get(dict, key);
    return value instanceof Name ? value.text : null;
  }

  /** The numbers of a list, each of which may stand elsewhere; null for anything else. */
  numbers(dict: Dict, key: string): number[] | null {
    const list = this.get(dict, key);
    if (!Array.isArray(list)) return null;
    const values = list.map((entry) => this.resolve(entry));
    return values.every((value) => typeof value === 'number') ? values : null;
  }

  /** The bytes of a stream with all its filters undone; each may let it grow to so many. */
  unpack({ dict, packed }: Stream, most: number = limits.pdfStream): Uint8Array {
    const filters = asList(this.get(dict, 'Filter')).map((filter) => this.resolve(filter));
    const parameters = asList(this.get(dict, 'DecodeParms'));
    if (dict.has('F') || filters.length > mostFilters) doubt('odd stream');
    return filters.reduce<Uint8Array>((bytes, filter, index) => {
      const entries = this.resolve(parameters[index]);
      if (!(filter instanceof Name) || !(entries === null || entries instanceof Map)) return doubt('odd filter');
      return unpack(bytes, filter.text, entries, this.budget, most);
    }, packed);
  }

  private object(ref: Ref): Value {
    const known = this.read.get(ref.number);
    if (known !== undefined) return known;
    if (this.beingRead.has(ref.number)) doubt('an object within itself');
    this.beingRead.add(ref.number);
    const value = this.resolve(this.findObject(ref));
    this.beingRead.delete(ref.number);
    this.read.set(ref.number, value);
    return value;
  }

  private findObject({ number, generation }: Ref): Value {
    const place = this.places.get(number);
    if (!place) return null;
    this.budget.spendObject();
    const isPacked = 'container' in place;
    if (generation !== (isPacked ? 0 : place.generation)) doubt('another generation');
    return isPacked
      ? this.container(place.container).object(number, place.index)
      : this.objectAt(place.at, { number, generation });
  }

  private container(number: number): ObjectStream {
    const known = this.containers.get(number);
    if (known) return known;
    const place = this.places.get(number);
    const stream = place && 'at' in place ? this.object(new Ref(number, place.generation)) : null;
    if (!(stream instanceof Stream)) return doubt('odd stream of objects');
    const bytes = this.unpack(stream);
    this.containerBytes += bytes.length;
    if (this.containerBytes > limits.fastPdf.containers) doubt('too many objects in streams');
    const container = new ObjectStream(bytes, this.get(stream.dict, 'N'), this.get(stream.dict, 'First'));
    this.containers.set(number, container);
    return container;
  }

  private objectAt(at: number, wanted: Pick<Ref, 'number' | 'generation'> | null): Value {
    const lexer = new Lexer(this.bytes, at);
    const number = lexer.next();
    const generation = lexer.next();
    const word = lexer.next();
    const isHeader = typeof number === 'number' && typeof generation === 'number' && word instanceof Keyword;
    if (!isHeader || word.text !== 'obj') doubt('object elsewhere');
    if (wanted && (wanted.number !== number || wanted.generation !== generation)) doubt('object elsewhere');
    const token = lexer.next();
    const value = token === marks.dictStart ? parseDict(lexer) : parseValue(lexer, token);
    const end = lexer.next();
    if (value instanceof Map && end instanceof Keyword && end.text === 'stream') return this.stream(value, lexer.at);
    if (value instanceof Keyword || !(end instanceof Keyword) || end.text !== 'endobj') return doubt('odd object');
    return value;
  }

  private stream(dict: Dict, at: number): Stream {
    let start = at;
    if (this.bytes[start] === 13) start++;
    if (this.bytes[start] === 10) start++;
    const length = this.get(dict, 'Length');
    if (typeof length !== 'number' || length < 0) return doubt('odd length');
    const lexer = new Lexer(this.bytes, start + length);
    if (!isWord(lexer.next(), 'endstream') || !isWord(lexer.next(), 'endobj')) doubt('wrong length');
    return new Stream(dict, this.bytes.subarray(start, start + length));
  }
}

const asList = (value: Value): Value[] => (Array.isArray(value) ? value : value === null ? [] : [value]);

const isWord = (token: Token, text: string): boolean => token instanceof Keyword && token.text === text;
