import type { OperatorEntry } from './operators.ts';

/** A name of PDF, such as /Type, without its slash. */
export class Name {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A word that is neither name nor number: an operator, or `obj`, `R` and their like. */
export class Keyword {
  readonly text: string;
  /** The operator that it names, once that was looked up. */
  operator: OperatorEntry | null = null;
  constructor(text: string) {
    this.text = text;
  }
}

/** Points at an object of the file by its number and generation. */
export class Ref {
  readonly number: number;
  readonly generation: number;
  constructor(number: number, generation: number) {
    this.number = number;
    this.generation = generation;
  }
}

/** The bytes of a string, as a part of those of others. */
export class PdfString {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  constructor(bytes: Uint8Array, start: number, end: number) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }
}

/** A dictionary with bytes, still packed by its filters. */
export class Stream {
  readonly dict: Dict;
  readonly packed: Uint8Array;
  constructor(dict: Dict, packed: Uint8Array) {
    this.dict = dict;
    this.packed = packed;
  }
}

export type Dict = Map<string, Value>;

/** Any object of PDF. */
export type Value = null | boolean | number | Name | Ref | PdfString | Value[] | Dict | Stream;
