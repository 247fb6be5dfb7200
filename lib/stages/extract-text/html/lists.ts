import { listNumber, type NumberStyle } from '../numbering.ts';
import type { Attributes } from './elements.ts';

interface List {
  style: NumberStyle | null;
  next: number;
}

const styles = ['a', 'A', 'i', 'I'] as const;
const deepest = 100;

/** The lists that are open, and what stands before their items. */
export class Lists {
  #open: List[] = [];

  open(name: string, attributes: Attributes): void {
    const type = attributes.get('type');
    const style: NumberStyle = styles.find((one) => one === type) ?? 'decimal';
    const start = Number.parseInt(attributes.get('start') ?? '', 10);
    const list: List = { style: name === 'ol' ? style : null, next: Number.isNaN(start) ? 1 : start };
    if (this.#open.length < deepest) this.#open.push(list);
  }

  close(): void {
    this.#open.pop();
  }

  get depth(): number {
    return Math.max(0, this.#open.length - 1);
  }

  /** A dash, or the number of the item. */
  label(attributes: Attributes): string {
    const list = this.#open.at(-1);
    if (!list || list.style === null) return '-';
    const value = Number.parseInt(attributes.get('value') ?? '', 10);
    const number = Number.isNaN(value) ? list.next : value;
    list.next = number + 1;
    return `${listNumber(number, list.style)}.`;
  }
}
