import type { Matrix } from '../matrix.ts';
import { doubt } from './doubt.ts';
import { Name, PdfString, type Value } from './values.ts';

/** The operands of one operator: those that count are the last ones, as many as it takes, from `first` on. */
export class Operands {
  private readonly values: Value[] = [];
  private count = 0;
  private first = 0;

  /** Whether there was room for one more. */
  add(value: Value): boolean {
    if (this.count === most) return false;
    this.values[this.count++] = value;
    return true;
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

  value(index: number): Value | undefined {
    return this.values[this.first + index];
  }

  number(index: number): number {
    return numberOf(this.values[this.first + index]);
  }

  name(index: number): string {
    const value = this.value(index);
    return value instanceof Name ? value.text : doubt('odd operand');
  }

  string(index: number): PdfString {
    return stringOf(this.value(index));
  }

  matrix(): Matrix {
    return [this.number(0), this.number(1), this.number(2), this.number(3), this.number(4), this.number(5)];
  }
}

const most = 33;

export const numberOf = (value: Value | undefined): number =>
  typeof value === 'number' ? value : doubt('odd operand');

export const stringOf = (value: Value | undefined): PdfString =>
  value instanceof PdfString ? value : doubt('odd operand');
