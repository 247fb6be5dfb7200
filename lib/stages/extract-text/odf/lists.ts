import { listNumber, type NumberStyle } from '../numbering.ts';
import type { Attributes, XmlReader } from '../xml.ts';

interface Level {
  style: NumberStyle;
  prefix: string;
  suffix: string;
  start: number;
  /** How many levels its label shows: two for 1.2. */
  shown: number;
}

/** Of each style of lists its numbered levels, from 1; others have bullets. */
export type ListStyles = Map<string, Map<number, Level>>;

const numberStyles: Record<string, NumberStyle> = { '1': 'decimal', a: 'a', A: 'A', i: 'i', I: 'I' };
const deepest = 100;

/** Gathers the styles of lists from a part of an OpenDocument file. */
export function listStyleReader(styles: ListStyles): XmlReader {
  let levels: Map<number, Level> = new Map();
  return {
    open(name, attributes) {
      if (name === 'list-style') {
        levels = new Map();
        styles.set(attributes.name ?? '', levels);
      } else if (name === 'list-level-style-number') describe(levels, attributes);
    },
  };
}

function describe(levels: Map<number, Level>, attributes: Attributes): void {
  const style = numberStyles[attributes['num-format'] ?? ''];
  if (!style) return;
  levels.set(Number(attributes.level), {
    style,
    prefix: attributes['num-prefix'] ?? '',
    suffix: attributes['num-suffix'] ?? '',
    start: Number(attributes['start-value'] ?? 1) || 1,
    shown: Number(attributes['display-levels'] ?? 1) || 1,
  });
}

interface List {
  style: string;
  /** The number of its last item. */
  count: number | null;
}

/** The lists that are open in a text, and what stands before their items. */
export class OpenLists {
  readonly #styles: ListStyles;
  readonly #open: List[] = [];
  #deeper = 0;
  /** Where the last list of each style and level stopped. */
  readonly #last = new Map<string, number | null>();

  constructor(styles: ListStyles) {
    this.#styles = styles;
  }

  open(attributes: Attributes): void {
    if (this.#open.length >= deepest) {
      this.#deeper++;
      return;
    }
    const style = attributes['style-name'] ?? this.#open.at(-1)?.style ?? '';
    const goesOn = attributes['continue-numbering'] === 'true' || attributes['continue-list'] !== undefined;
    const count = goesOn ? (this.#last.get(`${style}/${this.#open.length}`) ?? null) : null;
    this.#open.push({ style, count });
  }

  close(): void {
    if (this.#deeper > 0) this.#deeper--;
    else {
      const list = this.#open.pop();
      if (list) this.#last.set(`${list.style}/${this.#open.length}`, list.count);
    }
  }

  get depth(): number {
    return Math.max(0, this.#open.length - 1);
  }

  /** Counts one on, and says how that is written: a number, or a dash for a bullet. */
  label(attributes: Attributes): string {
    const list = this.#open.at(-1);
    const levels = this.#styles.get(list?.style ?? '');
    const level = levels?.get(this.#open.length);
    if (!list || !levels || !level) return '-';
    const given = Number(attributes['start-value'] ?? Number.NaN);
    list.count = Number.isNaN(given) ? (list.count ?? level.start - 1) + 1 : given;
    const from = Math.max(0, this.#open.length - level.shown);
    const numbers = this.#open.slice(from).map(({ count }, index) => {
      const { style = 'decimal', start = 1 } = levels.get(from + index + 1) ?? {};
      return listNumber(count ?? start, style);
    });
    return `${level.prefix}${numbers.join('.')}${level.suffix}`.trim();
  }
}
