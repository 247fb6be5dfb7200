import type { Archive } from '../archive.ts';
import { listNumber, type NumberStyle } from '../numbering.ts';
import { type Definitions, readDefinitions } from './list-definitions.ts';

const numberStyles: Record<string, NumberStyle> = {
  decimal: 'decimal',
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
};
const levels = 9;
const longestLabel = 40;

/** Numbers the paragraphs of a document in their order, as Word does when it shows them. */
export class Numbering {
  readonly #definitions: Definitions;
  #counters = new Map<string, number[]>();
  #started = new Set<string>();

  constructor(archive: Archive) {
    this.#definitions = readDefinitions(archive);
  }

  /** What stands before the next paragraph of this list and level: a number, or a dash for a bullet of any look. */
  label(list: string, at: number): string {
    const { kind, starts } = this.#definitions.lists.get(list) ?? { kind: '', starts: new Map<number, number>() };
    const described = this.#definitions.kinds.get(kind);
    const level = described?.get(at);
    if (!level || at < 0 || at >= levels || level.format === 'bullet') return '-';
    const counters = this.#count(kind, list, at, level.start, starts.get(at));
    if (level.format === 'none') return '';
    return level.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const place = Number(digit) - 1;
        const { format = 'decimal', start = 1 } = described?.get(place) ?? {};
        return listNumber(counters[place] ?? start, numberStyles[format] ?? 'decimal');
      })
      .slice(0, longestLabel)
      .trim();
  }

  /** Counts one on; a list that begins anew does so at its first paragraph, and levels below begin anew after it. */
  #count(kind: string, list: string, at: number, start: number, anew: number | undefined): (number | undefined)[] {
    const counters = this.#counters.get(kind) ?? [];
    this.#counters.set(kind, counters);
    const begun = `${list}/${at}`;
    const last = counters[at];
    if (anew !== undefined && !this.#started.has(begun)) counters[at] = anew;
    else counters[at] = last === undefined ? start : last + 1;
    this.#started.add(begun);
    counters.length = at + 1;
    return counters;
  }
}
