import type { Attributes } from './elements.ts';

/** Fields whose value is not shown, or is no text. */
const silent = new Set('hidden password file image color range'.split(' '));

/** What a person sees of a field of a form: its value, or whether its box is ticked. */
export function fieldText(attributes: Attributes): string {
  const type = attributes.get('type')?.toLowerCase() ?? 'text';
  if (silent.has(type)) return '';
  if (type === 'checkbox' || type === 'radio') return attributes.has('checked') ? '[x]' : '[ ]';
  return (attributes.get('value') ?? '').replace(/\s+/g, ' ').trim();
}

/** A list to choose from shows what is chosen; one where nothing is, or more may be, shows all of it. */
export class Choices {
  #isOpen = false;
  #isMany = false;
  #texts: string[] = [];
  #chosen: string[] = [];
  #isChosen = false;
  #text = '';

  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(attributes: Attributes): void {
    this.#isOpen = true;
    this.#isMany = attributes.has('multiple') || Number(attributes.get('size')) > 1;
    this.#texts = [];
    this.#chosen = [];
    this.#text = '';
  }

  option(attributes: Attributes): void {
    this.#finish();
    this.#isChosen = attributes.has('selected');
  }

  write(text: string): void {
    this.#text += text;
  }

  /** The lines that it shows. */
  close(): string[] {
    this.#finish();
    this.#isOpen = false;
    return this.#chosen.length > 0 && !this.#isMany ? this.#chosen : this.#texts;
  }

  #finish(): void {
    const text = this.#text.replace(/\s+/g, ' ').trim();
    this.#text = '';
    if (text === '') return;
    this.#texts.push(text);
    if (this.#isChosen) this.#chosen.push(text);
    this.#isChosen = false;
  }
}
