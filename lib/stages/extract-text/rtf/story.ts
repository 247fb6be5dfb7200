import { TextFlow } from '../text-flow.ts';

/** One stream of text, such as the body or the headers, with the row of a table that is being written. */
export class Story {
  readonly #flow = new TextFlow();
  #isInTable = false;
  #isInCell = false;
  /** Whether the definition of a row has been read, but not yet its end. */
  isInRow = false;
  /** Whether what is written next begins a page. */
  startsPage = false;
  #isEmpty = true;

  write(text: string, isInTable: boolean): void {
    this.#enter(isInTable || this.isInRow);
    if (this.#isInTable && !this.#isInCell) this.#openCell();
    if (this.startsPage && !this.#isEmpty) this.#flow.write('\f');
    this.startsPage = this.#isEmpty = false;
    this.#flow.write(text);
  }

  endCell(): void {
    this.#enter(true);
    if (!this.#isInCell) this.#openCell();
    this.#flow.closeCell();
    this.#isInCell = false;
  }

  endRow(): void {
    this.isInRow = false;
    if (!this.#isInTable) return;
    this.#flow.closeRow();
    this.#isInCell = false;
  }

  end(): string {
    return this.#flow.end().trim();
  }

  #openCell(): void {
    this.#flow.openCell();
    this.#isInCell = true;
  }

  #enter(isInTable: boolean): void {
    if (isInTable === this.#isInTable) return;
    if (isInTable) this.#flow.openTable();
    else this.#flow.closeTable();
    this.#isInTable = isInTable;
    this.#isInCell = false;
  }
}
