import { listNumber, type NumberStyle } from '../numbering.ts';
import type { TextFlow } from '../text-flow.ts';
import type { Attributes } from '../xml.ts';

/** Automatic numbers are named by their signs and how these are framed: `alphaLcParenBoth` is (a). */
const signs: [start: string, style: NumberStyle][] = [
  ['alphaLc', 'a'],
  ['alphaUc', 'A'],
  ['romanLc', 'i'],
  ['romanUc', 'I'],
];

/** What stands before the paragraphs of a shape: bullets, and numbers that go on counting within their level. */
export class Bullets {
  #level = 0;
  #kind: string | null = null;
  #start = 1;
  #counters: { kind: string; next: number }[] = [];
  #isWritten = true;

  /** Whether an element says something about the bullet of a paragraph. */
  describe(name: string, { lvl, type, startAt }: Attributes): boolean {
    if (name === 'p') {
      this.#kind = null;
      this.#level = 0;
      this.#isWritten = false;
    } else if (name === 'pPr') this.#level = Math.min(8, Math.max(0, Number(lvl ?? 0) || 0));
    else if (name === 'buChar') this.#kind = '';
    else if (name === 'buAutoNum') {
      this.#kind = type ?? 'arabicPeriod';
      this.#start = Number(startAt ?? 1) || 1;
    } else return false;
    return true;
  }

  /** Writes the bullet or number before the first word of a paragraph. */
  write(flow: TextFlow): void {
    if (this.#isWritten) return;
    this.#isWritten = true;
    const label = this.#kind ? this.#number(this.#kind) : '-';
    if (!this.#kind) this.#counters.length = Math.min(this.#counters.length, this.#level);
    if (this.#kind !== null) flow.item(label, this.#level);
  }

  #number(kind: string): string {
    const counter = this.#counters[this.#level];
    const number = counter?.kind === kind ? counter.next : this.#start;
    while (this.#counters.length < this.#level) this.#counters.push({ kind: '', next: 1 });
    this.#counters.length = this.#level;
    this.#counters.push({ kind, next: number + 1 });
    const text = listNumber(number, signs.find(([start]) => kind.startsWith(start))?.[1] ?? 'decimal');
    if (kind.endsWith('ParenBoth')) return `(${text})`;
    if (kind.endsWith('ParenR')) return `${text})`;
    return kind.endsWith('Plain') ? text : `${text}.`;
  }
}
