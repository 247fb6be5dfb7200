import { covered } from './markdown/marks.ts';

/** How many columns and rows a cell takes. */
export interface Span {
  columns: number;
  rows: number;
}

/** Places that other cells cover are kept in columns up to here, and in so many rows. */
const mostColumns = 64;
const mostRows = 1000;

/** A table that is being read: the cells of its row, with a mark in each place that a cell beside or above covers. */
export class OpenTable {
  isInCell = false;
  isBegun = false;
  #cells: string[] = [];
  /** How many columns the open cell takes beside its first. */
  #wider = 0;
  /** How many of the next rows a cell above reaches into, by column. */
  #taller: number[] = [];

  openCell({ columns, rows }: Span): void {
    this.isInCell = true;
    this.#skipCovered();
    this.widen(columns);
    const at = this.#cells.length;
    const end = Math.min(mostColumns, at + this.#wider + 1);
    if (rows > 1) for (let column = at; column < end; column++) this.#taller[column] = Math.min(mostRows, rows) - 1;
  }

  /** Lets the open cell take so many columns. */
  widen(columns: number): void {
    this.#wider = Math.min(mostColumns, columns || 1) - 1;
  }

  closeCell(text: string): void {
    this.isInCell = false;
    this.#cells.push(text);
    for (; this.#wider > 0 && this.#cells.length < mostColumns; this.#wider--) this.#cells.push(covered);
    this.#wider = 0;
  }

  /** The cells of the row that ends here; none when all are empty. */
  takeRow(): string[] {
    this.#skipCovered();
    const cells = this.#cells;
    this.#cells = [];
    return cells.every((cell) => cell === '' || cell === covered) ? [] : cells;
  }

  #skipCovered(): void {
    for (let left = this.#left; left > 0; left = this.#left) {
      this.#taller[this.#cells.length] = left - 1;
      this.#cells.push(covered);
    }
  }

  /** How many rows the cell above still reaches into at the next column. */
  get #left(): number {
    return this.#taller[this.#cells.length] ?? 0;
  }
}
