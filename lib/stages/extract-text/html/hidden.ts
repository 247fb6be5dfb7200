import type { Attributes } from './elements.ts';

const words = (list: string) => new Set(list.split(' '));
const unshown = words('script style template noscript svg math iframe object audio video canvas datalist');
const empty = words('area base br col embed hr img input link meta source track wbr');
/** These end without a tag of their own: where the next one begins, or where what they stand in ends. */
const loose = words('p li td th tr dt dd option thead tbody tfoot');
const containers = words('table ul ol dl select div section article form');
const cells = words('td th');
const invisible = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;

const isHidden = (name: string, attributes: Attributes): boolean => {
  // Scripts show a page that was hidden until they ran.
  if (name === 'html' || name === 'body') return false;
  if (name === 'dialog' && !attributes.has('open')) return true;
  return attributes.has('hidden') || invisible.test(attributes.get('style') ?? '');
};

/** Keeps count of elements that nobody sees, with all that they hold. */
export class Hidden {
  #name: string | null = null;
  #isLoose = false;
  #depth = 0;
  /** Containers that were opened inside. */
  #inner = 0;

  /** Whether an element that opens here is not shown. */
  open(name: string, attributes: Attributes): boolean {
    if (this.#name !== null && !this.#endsAt(name)) {
      if (name === this.#name) this.#depth++;
      else if (containers.has(name)) this.#inner++;
      return true;
    }
    this.#name = null;
    const isUnshown = unshown.has(name);
    if (!isUnshown && !isHidden(name, attributes)) return false;
    if (empty.has(name)) return true;
    this.#name = name;
    this.#isLoose = !isUnshown && loose.has(name);
    this.#depth = 1;
    this.#inner = 0;
    return true;
  }

  /** Whether the end of an element is not shown. */
  close(name: string): boolean {
    if (this.#name === null) return false;
    if (name === this.#name) {
      if (--this.#depth === 0) this.#name = null;
      return true;
    }
    if (!containers.has(name)) return true;
    if (this.#inner > 0) this.#inner--;
    else if (this.#isLoose) {
      this.#name = null;
      return false;
    }
    return true;
  }

  get isShown(): boolean {
    return this.#name === null;
  }

  #endsAt(name: string): boolean {
    if (!this.#isLoose || this.#inner > 0) return false;
    if (name === this.#name) return true;
    if (this.#name === 'p') return containers.has(name);
    return cells.has(this.#name ?? '') && (cells.has(name) || name === 'tr');
  }
}
