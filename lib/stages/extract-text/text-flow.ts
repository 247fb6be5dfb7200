import { limits } from './limits.ts';
import { tooMuchText } from './text-document.ts';

interface Table {
  cells: string[];
  isInCell: boolean;
}

/**
 * Puts text from nested markup into lines. A table row whose cells are all short lines becomes one line with tabs;
 * otherwise (tables used for layout) its cells follow one another. Form feeds part pages.
 */
export class TextFlow {
  #out: string[][] = [[]];
  #tables: Table[] = [];
  /** Tables nested deeper than the limit, whose cells are read as plain blocks. */
  #deeper = 0;
  #length = 0;

  write(text: string): void {
    if (text === '') return;
    this.#length += text.length;
    if (this.#length > limits.text) throw tooMuchText();
    this.#top.push(text);
  }

  /** Ends the current line, if there is one. */
  newline(): void {
    const last = this.#top.at(-1);
    if (last !== undefined && !last.endsWith('\n')) this.#top.push('\n');
  }

  /** Leaves a blank line before what follows, unless nothing stands before it. */
  blankLine(): void {
    this.newline();
    if (this.#top.length > 0) this.#top.push('\n');
  }

  /** Whether a blank written now would be one too many. */
  get endsInSpace(): boolean {
    const last = this.#top.at(-1);
    return last === undefined || /\s/.test(last.at(-1) ?? '');
  }

  openTable(): void {
    this.newline();
    if (this.#tables.length < limits.tableDepth) this.#tables.push({ cells: [], isInCell: false });
    else this.#deeper++;
  }

  openCell(): void {
    this.closeCell();
    const table = this.#table;
    if (!table) return;
    table.isInCell = true;
    this.#out.push([]);
  }

  closeCell(): void {
    const table = this.#table;
    if (!table) this.newline();
    if (!table?.isInCell) return;
    table.isInCell = false;
    table.cells.push(trimLines((this.#out.pop() ?? []).join('')));
  }

  closeRow(): void {
    this.closeCell();
    const cells = this.#table?.cells.splice(0) ?? [];
    if (cells.every((cell) => cell === '')) return;
    this.newline();
    const isPlainRow = cells.every((cell) => !/[\n\f]/.test(cell));
    this.#top.push(isPlainRow ? cells.join('\t').trimEnd() : cells.filter((cell) => cell !== '').join('\n'), '\n');
  }

  closeTable(): void {
    this.closeRow();
    if (this.#deeper > 0) this.#deeper--;
    else this.#tables.pop();
  }

  /** All that was written, with open tables closed. */
  end(): string {
    this.#deeper = 0;
    while (this.#tables.length > 0) this.closeTable();
    return this.#top.join('');
  }

  get #top(): string[] {
    return this.#out.at(-1) ?? [];
  }

  get #table(): Table | undefined {
    return this.#deeper > 0 ? undefined : this.#tables.at(-1);
  }
}

const trimLines = (text: string) => text.replace(/^\n+/, '').trimEnd();
