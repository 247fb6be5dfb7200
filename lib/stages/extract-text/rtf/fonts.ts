import { codePageOf } from './code-pages.ts';

/** The code page of each font, as the table of fonts says; until a font is chosen, the document's own. */
export class Fonts {
  #codePages = new Map<number, number | null>();
  #described = 0;
  #usual = 1252;
  /** The font of text that names none. */
  standard: number | null = null;

  /** A word of the document's head, or of its table of fonts. */
  describe(name: string, value: number | null): void {
    if (name === 'f') this.#described = value ?? 0;
    else if (name === 'fcharset') this.#codePages.set(this.#described, codePageOf(value ?? 0));
    else if (name === 'cpg' && value !== null) this.#codePages.set(this.#described, value);
  }

  /** The code page of text whose font says nothing about it. */
  set usual(codePage: number) {
    this.#usual = codePage;
  }

  codePage(font: number | null): number {
    return this.#codePages.get(font ?? this.standard ?? -1) ?? this.#usual;
  }
}
