import { escaped, escapedLine } from './escape.ts';
import { cellsOf, covered, marks, plainCells, unmarked } from './marks.ts';
import { pipeTable, withoutEmptyColumns } from './pipe-table.ts';

/** Characters of a page; what is longer is a text without structure, or made to do harm. */
const longestPage = 500_000;

/** The marked text of a page as Markdown; null where it has neither heading nor table nor list, and for more than 500,000 characters. */
export function markdownOf(marked: string): string | null {
  if (marked.length > longestPage || !marks.some.test(marked)) return null;
  const blocks = new Blocks();
  let at = 0;
  let rows: string[][] = [];
  const flush = () => {
    if (rows.length > 0) blocks.table(rows);
    rows = [];
  };
  for (const match of marked.matchAll(marks.row)) {
    const [whole, starts = '', row = ''] = match;
    const between = marked.slice(at, match.index);
    if (starts !== '' || between.trim() !== '') flush();
    blocks.text(between);
    rows.push(cellsOf(row));
    at = match.index + whole.length;
  }
  flush();
  blocks.text(marked.slice(at));
  return blocks.markdown();
}

const longestCell = 400;
const mostLinesInCell = 6;

/** Whether rows are data side by side, and not a page that is laid out by a table. */
function isTable(rows: string[][]): boolean {
  const wide = rows.filter((row) => row.filter((cell) => cell !== '' && cell !== covered).length > 1);
  if (rows.length < 2 || wide.length < 2) return false;
  return rows.every((row) =>
    row.every(
      (cell) =>
        cell.length <= longestCell && cell.split('\n').length <= mostLinesInCell && !marks.hasHeading.test(cell),
    ),
  );
}

const isItem = (line: string) => /^\s*(-|\d{1,9}[.)])\s/.test(line);

class Blocks {
  #lines: string[] = [];
  #isStructured = false;
  /** How deep the last item lies. */
  #depth = 0;

  table(rows: string[][]): void {
    if (!isTable(rows)) {
      for (const row of rows) this.text(`\n${plainCells(row)}\n`);
      return;
    }
    const cells = rows.map((row) => row.map((cell) => unmarked(cell)));
    this.#apart(pipeTable(withoutEmptyColumns(cells)));
  }

  text(text: string): void {
    const oneLined = text.replace(marks.heading, (heading) => heading.replaceAll('\n', ' '));
    for (const line of oneLined.split('\n')) this.#line(line);
  }

  markdown(): string | null {
    return this.#isStructured ? this.#lines.join('\n').trim() : null;
  }

  #line(line: string): void {
    const heading = marks.firstHeading.exec(line);
    if (heading) {
      const [whole, level = '1', words = ''] = heading;
      const before = line.slice(0, heading.index);
      if (unmarked(before).trim() !== '') this.#line(before);
      this.#apart(`${'#'.repeat(Number(level))} ${escaped(unmarked(words).replace(/\s+/g, ' ').trim())}`);
      const rest = line.slice(heading.index + whole.length);
      if (rest.trim() !== '') this.#line(rest);
      return;
    }
    const item = marks.item.exec(line.trimStart());
    if (item) this.#item(Number(item[1]), unmarked(line).trim());
    else this.#paragraph(escapedLine(unmarked(line)));
  }

  /** A number such as 1. stays the item's own mark; any other one stands behind a bullet. */
  #item(depth: number, text: string): void {
    const [, mark = '-', words = text] = /^(-|\d{1,9}[.)])\s+(\S.*)$/s.exec(text) ?? [];
    const above = isItem(this.#lines.findLast((line) => line !== '') ?? '') ? this.#depth : -1;
    if (above >= 0) while (this.#last === '') this.#lines.pop();
    else if (this.#last !== '') this.#lines.push('');
    this.#depth = Math.min(depth, above + 1);
    this.#lines.push(`${'   '.repeat(this.#depth)}${mark} ${escapedLine(words)}`);
    this.#isStructured = true;
  }

  /** Right under an item it would be taken for more of that item. */
  #paragraph(line: string): void {
    if (line !== '' && isItem(this.#last)) this.#lines.push('');
    this.#lines.push(line);
  }

  get #last(): string {
    return this.#lines.at(-1) ?? '';
  }

  #apart(block: string): void {
    if (this.#last !== '') this.#lines.push('');
    this.#lines.push(block, '');
    this.#isStructured = true;
  }
}
