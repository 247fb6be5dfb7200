import type { TextFlow } from '../text-flow.ts';
import type { Attributes } from '../xml.ts';
import type { Numbering } from './numbering.ts';
import { outlineHeading, type Styles } from './styles.ts';

export interface Look {
  styles: Styles;
  numbering: Numbering;
}

/** What is said of a paragraph before its words, and what stands before them. */
export class Paragraph {
  #look: Look;
  #style = '';
  #list: string | null = null;
  #level: number | null = null;
  #outline: number | null = null;
  #startsPage = false;
  #isBegun = false;

  constructor(look: Look) {
    this.#look = look;
  }

  open(): void {
    this.#style = '';
    this.#list = this.#level = this.#outline = null;
    this.#startsPage = this.#isBegun = false;
  }

  describe(name: string, { val = '' }: Attributes): void {
    if (name === 'pStyle') this.#style = val;
    else if (name === 'numId') this.#list = val;
    else if (name === 'ilvl') this.#level = Number(val) || 0;
    else if (name === 'outlineLvl') this.#outline = outlineHeading(val);
    else if (name === 'pageBreakBefore' && !/^(0|false|off)$/.test(val)) this.#startsPage = true;
  }

  /** Before each word of the paragraph; only the first one makes a difference. */
  begin(flow: TextFlow): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    if (this.#startsPage) flow.write('\f');
    const heading = this.#outline ?? this.#look.styles.heading(this.#style);
    if (heading !== null) flow.openHeading(heading);
    const styled = this.#look.styles.numbered(this.#style);
    const list = this.#list ?? styled.list;
    if (list === null || list === '0') return;
    const level = this.#level ?? styled.level ?? 0;
    const label = this.#look.numbering.label(list, level);
    if (label !== '') flow.item(label, level);
  }
}
