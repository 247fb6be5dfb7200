import type { Archive } from '../archive.ts';
import { limits } from '../limits.ts';
import type { Sheet } from '../markdown/sheet-markdown.ts';
import { tooMuchText } from '../text-document.ts';
import { type Attributes, readXml } from '../xml.ts';
import { cellText } from './cell-text.ts';

/** Empty cells keep their column up to here, so that columns stay apart; beyond, they are dropped. */
const widestGap = 64;
/** Comments, drawings and what a sheet remembers of other files are not among its cells. */
const skipped = new Set(['annotation', 'shapes', 'tracked-changes', 'dde-links', 'forms', 'table-source', 'detective']);

/** The sheets in the order of their tabs. */
export function readSheets(archive: Archive): Sheet[] {
  const sheets: Sheet[] = [];
  const rows = new SheetRows();
  const unseen = new Set<string>();
  let style = '';
  let cell: { attributes: Attributes; shown: string } | null = null;
  let row: Attributes = {};
  let skipping = 0;
  let tables = 0;

  readXml(archive.read('content.xml'), {
    open(name, attributes) {
      if (skipping > 0 || skipped.has(name)) {
        skipping++;
        return;
      }
      if (name === 'style') style = attributes.name ?? '';
      if (name === 'table-properties' && attributes.display === 'false') unseen.add(style);
      if (name === 'table' && ++tables === 1)
        rows.begin(attributes.name ?? '', unseen.has(attributes['style-name'] ?? ''));
      if (name === 'table-row') row = attributes;
      if (name === 'table-cell' || name === 'covered-table-cell') cell = { attributes, shown: '' };
      if (!cell) return;
      if (name === 'p' || name === 'line-break' || name === 'tab' || name === 's') cell.shown += ' ';
    },
    text(text) {
      if (cell && skipping === 0) cell.shown += rows.counted(text);
    },
    close(name) {
      if (skipping > 0) {
        skipping--;
        return;
      }
      if (cell && (name === 'table-cell' || name === 'covered-table-cell')) {
        rows.place(cellText(cell.attributes, oneLine(cell.shown)), repeats(cell.attributes, 'columns'));
        cell = null;
      }
      if (name === 'table-row') rows.end(repeats(row, 'rows'));
      if (name === 'table' && --tables === 0) sheets.push(rows.sheet());
    },
  });
  return sheets;
}

const repeats = (attributes: Attributes, what: 'rows' | 'columns') =>
  Math.max(1, Math.floor(Number(attributes[`number-${what}-repeated`] ?? 1)) || 1);

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Puts cells into lines; what is said to repeat counts as text before it is written. */
class SheetRows {
  #name = '';
  #isHidden = false;
  #lines: string[] = [];
  #row: string[] = [];
  #column = 0;
  #length = 0;

  begin(name: string, isHidden: boolean): void {
    this.#name = name;
    this.#isHidden = isHidden;
    this.#lines = [];
  }

  counted(text: string, times = 1): string {
    this.#length += text.length * times;
    if (this.#length > limits.text) throw tooMuchText();
    return text;
  }

  place(text: string, times: number): void {
    if (text !== '') {
      this.counted(`${text}\t`, times);
      while (this.#row.length < Math.min(this.#column, widestGap)) this.#row.push('');
      for (let index = 0; index < times; index++) this.#row.push(text);
    }
    this.#column += times;
  }

  end(times: number): void {
    const line = this.#row.join('\t').trimEnd();
    this.#row = [];
    this.#column = 0;
    if (line === '') return;
    this.counted(`${line}\n`, times);
    for (let index = 0; index < times; index++) this.#lines.push(line);
  }

  sheet(): Sheet {
    return { name: this.#name, isHidden: this.#isHidden, rows: this.#lines };
  }
}
