import { TextFlow } from '../text-flow.ts';

/** One stream of text, such as the body or the headers, with the row of a table that is being written. */
export class Story {
  readonly #flow = new TextFlow();
  #isInTable = false;
  #isInCell = false;
  #isInHeading = false;
  /** Whether the definition of a row has been read, but not yet its end. */
  isInRow = false;
  /** Whether what is written next begins a page. */
  startsPage = false;
  #isEmpty = true;

  /** `heading` is the level of the heading that the text belongs to. */
  write(text: string, isInTable: boolean, heading: number | null): void {
    this.#begin(isInTable);
    if (/[\n\f]/.test(text)) this.#endHeading();
    else if (heading !== null && !this.#isInHeading) {
      this.#flow.openHeading(heading);
      this.#isInHeading = true;
    }
    this.#flow.write(text);
  }

  /** The number or bullet of a list item. */
  item(label: string, depth: number, isInTable: boolean): void {
    this.#begin(isInTable);
    this.#flow.item(label, depth);
  }

  endCell(): void {
    this.#enter(true);
    if (!this.#isInCell) this.#openCell();
    this.#endHeading();
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

  #begin(isInTable: boolean): void {
    this.#enter(isInTable || this.isInRow);
    if (this.#isInTable && !this.#isInCell) this.#openCell();
    if (this.startsPage && !this.#isEmpty) this.#flow.write('\f');
    this.startsPage = this.#isEmpty = false;
  }

  #endHeading(): void {
    if (this.#isInHeading) this.#flow.closeHeading();
    this.#isInHeading = false;
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
