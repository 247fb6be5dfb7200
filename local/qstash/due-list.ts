export interface Due {
  due: number;
}

/** Waiting entries in order of due time; equal times keep the order in which they came. */
export class DueList<T extends Due> {
  #entries: T[] = [];

  add(entry: T): void {
    let index = this.#entries.length;
    while (index > 0 && (this.#entries[index - 1]?.due ?? 0) > entry.due) index -= 1;
    this.#entries.splice(index, 0, entry);
  }

  /** Removes and returns all that is due. */
  take(now: number): T[] {
    const rest = this.#entries.findIndex((entry) => entry.due > now);
    return this.#entries.splice(0, rest === -1 ? this.#entries.length : rest);
  }

  remove(entry: T): void {
    const index = this.#entries.indexOf(entry);
    if (index >= 0) this.#entries.splice(index, 1);
  }

  /** When the first entry falls due, or Infinity. */
  get next(): number {
    return this.#entries[0]?.due ?? Number.POSITIVE_INFINITY;
  }
}
