import type { Matrix } from '../matrix.ts';
import { doubt } from './doubt.ts';
import { Name, PdfString, type Value } from './values.ts';

const most = 33;

/** The operands of one operator: those that count are the last ones, as many as it takes, from `first` on. */
export class Operands {
  /** Numbers stand here, where they need no object of their own; NaN for what is none. */
  private readonly numbers = new Float64Array(most);
  private readonly values: Value[] = new Array(most).fill(null);
  private count = 0;
  private first = 0;

  addNumber(value: number): void {
    this.numbers[this.next()] = value;
  }

  add(value: Value): void {
    const index = this.next();
    this.numbers[index] = typeof value === 'number' ? value : Number.NaN;
    this.values[index] = value;
  }

  /** Takes the last ones, so many; too few make the operator void, which is doubtful. */
  take(wanted: number): void {
    this.first = this.count - wanted;
    if (this.first < 0) doubt('operator without operands');
  }

  // Emptied by its count: a list that is made short gives its memory away, and most operands mean nothing here.
  clear(): void {
    this.count = 0;
  }

  number(index: number): number {
    const value = this.numbers[this.first + index] ?? Number.NaN;
    return Number.isNaN(value) ? doubt('odd operand') : value;
  }

  name(index: number): string {
    const value = this.value(index);
    return value instanceof Name ? value.text : doubt('odd operand');
  }

  string(index: number): PdfString {
    return stringOf(this.value(index));
  }

  list(index: number): Value[] {
    const value = this.value(index);
    return Array.isArray(value) ? value : doubt('odd text');
  }

  matrix(): Matrix {
    return [this.number(0), this.number(1), this.number(2), this.number(3), this.number(4), this.number(5)];
  }

  /** What is no number. */
  private value(index: number): Value {
    const at = this.first + index;
    return Number.isNaN(this.numbers[at]) ? (this.values[at] ?? null) : null;
  }

  private next(): number {
    return this.count < most ? this.count++ : doubt('too many operands');
  }
}

export const numberOf = (value: Value | undefined): number =>
  typeof value === 'number' ? value : doubt('odd operand');

export const stringOf = (value: Value | undefined): PdfString =>
  value instanceof PdfString ? value : doubt('odd operand');
