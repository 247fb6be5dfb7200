import { limits } from './limits.ts';
import { endHeading, isHeadingStart, markedRow, startHeading, startItem, withoutMarks } from './markdown/marks.ts';
import { OpenTable, type Span } from './open-table.ts';
import { tooMuchText } from './text-document.ts';

/**
 * Puts text from nested markup into lines, with marks for its headings, items and rows. A table row whose cells are all
 * short lines becomes one line with tabs; otherwise (tables used for layout) its cells follow one another. Form feeds
 * part pages.
 */
export class TextFlow {
  #out: string[][] = [[]];
  #tables: OpenTable[] = [];
  /** Tables nested deeper than the limit, whose cells are read as plain blocks. */
  #deeper = 0;
  #length = 0;
  /** Marks that wait for the first word of what they begin. */
  #mark = '';
  #isInHeading = false;

  write(text: string): void {
    if (text === '') return;
    this.#count(text.length);
    const plain = withoutMarks(text);
    if (this.#mark === '' || plain.trim() === '') return void this.#top.push(plain);
    this.#top.push(this.#mark, plain);
    this.#isInHeading = this.#isHeadingNext;
    this.#mark = '';
  }

  /** What is written from here to its end is a heading, of level 1 to 6. */
  openHeading(level: number): void {
    this.closeHeading();
    this.#mark = startHeading(level);
  }

  closeHeading(): void {
    if (this.#isHeadingNext) this.#mark = '';
    if (!this.#isInHeading) return;
    this.#isInHeading = false;
    const last = this.#top.pop() ?? '';
    const end = last.trimEnd();
    this.#top.push(...[end, endHeading, last.slice(end.length)].filter((part) => part !== ''));
  }

  /** Writes the bullet or number of an item; `depth` counts the lists around its own. */
  item(label: string, depth: number): void {
    if (!this.#isHeadingNext && !this.#isInHeading) this.#mark = startItem(depth);
    this.write(`${label} `);
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
    if (this.#tables.length < limits.tableDepth) this.#tables.push(new OpenTable());
    else this.#deeper++;
  }

  openCell(span: Span = { columns: 1, rows: 1 }): void {
    this.closeCell();
    if (!this.#table) return;
    this.#table.openCell(span);
    this.#out.push([]);
  }

  /** Lets the open cell take so many columns. */
  widenCell(columns: number): void {
    if (this.#table?.isInCell) this.#table.widen(columns);
  }

  closeCell(): void {
    const table = this.#table;
    if (!table) this.newline();
    if (!table?.isInCell) return;
    this.closeHeading();
    this.#mark = '';
    table.closeCell(trimLines((this.#out.pop() ?? []).join('')));
  }

  closeRow(): void {
    this.closeCell();
    const cells = this.#table?.takeRow() ?? [];
    if (!this.#table || cells.length === 0) return;
    this.newline();
    this.#count(cells.length);
    this.#top.push(markedRow(cells, !this.#table.isBegun), '\n');
    this.#table.isBegun = true;
  }

  closeTable(): void {
    this.closeRow();
    if (this.#deeper > 0) this.#deeper--;
    else this.#tables.pop();
  }

  /** All that was written, with its marks and with open tables closed. */
  end(): string {
    this.closeHeading();
    this.#deeper = 0;
    while (this.#tables.length > 0) this.closeTable();
    return this.#top.join('');
  }

  #count(characters: number): void {
    this.#length += characters;
    if (this.#length > limits.text) throw tooMuchText();
  }

  get #isHeadingNext(): boolean {
    return isHeadingStart(this.#mark);
  }

  get #top(): string[] {
    return this.#out.at(-1) ?? [];
  }

  get #table(): OpenTable | undefined {
    return this.#deeper > 0 ? undefined : this.#tables.at(-1);
  }
}

const trimLines = (text: string) => text.replace(/^\n+/, '').trimEnd();
