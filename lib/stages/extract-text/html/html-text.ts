import { TextFlow } from '../text-flow.ts';
import { type Attributes, type ElementReader, readElements } from './elements.ts';
import { Choices, fieldText } from './form-fields.ts';
import { Hidden } from './hidden.ts';
import { Lists } from './lists.ts';

const words = (list: string) => new Set(list.split(' '));
const blocks = words(
  'address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol p pre section summary table title tr ul',
);
const spaced = words('p h1 h2 h3 h4 h5 h6 table ul ol dl pre blockquote title');
const headings = words('h1 h2 h3 h4 h5 h6');

/** The text of an HTML page in reading order, with its marks: what a person sees, the values of forms included. */
export function htmlText(markup: string): string {
  const page = new HtmlPage();
  readElements(markup, page);
  return page.end();
}

class HtmlPage implements ElementReader {
  readonly #flow = new TextFlow();
  readonly #hidden = new Hidden();
  readonly #lists = new Lists();
  readonly #choices = new Choices();
  #link: string | null = null;
  #preformatted = 0;

  text(content: string): void {
    if (!this.#hidden.isShown) return;
    if (this.#choices.isOpen) this.#choices.write(content);
    else if (this.#preformatted > 0) this.#flow.write(content);
    else this.#write(content);
  }

  open(name: string, attributes: Attributes): void {
    if (this.#hidden.open(name, attributes)) return;
    if (name === 'select') this.#choices.open(attributes);
    else if (name === 'option') this.#choices.option(attributes);
    else if (name === 'input') this.#field(fieldText(attributes));
    else if (name === 'a') this.#link = linkTarget(attributes.get('href') ?? '');
    if (name === 'pre' || name === 'textarea') this.#preformatted++;
    if (name === 'ul' || name === 'ol') this.#lists.open(name, attributes);
    if (name === 'table') this.#flow.openTable();
    else if (name === 'tr') this.#flow.closeRow();
    else if (name === 'td' || name === 'th') this.#flow.openCell(spanOf(attributes));
    else if (blocks.has(name)) this.#breakLine(name);
    if (headings.has(name)) this.#flow.openHeading(Number(name[1]));
    if (name === 'li') this.#flow.item(this.#lists.label(attributes), this.#lists.depth);
  }

  close(name: string): void {
    if (this.#hidden.close(name)) return;
    if (name === 'select') this.#choose();
    if (name === 'pre' || name === 'textarea') this.#preformatted = Math.max(0, this.#preformatted - 1);
    if (name === 'ul' || name === 'ol') this.#lists.close();
    if (headings.has(name)) this.#flow.closeHeading();
    if (name === 'a' && this.#link) {
      this.#flow.write(` (${this.#link})`);
      this.#link = null;
    }
    if (name === 'table') this.#flow.closeTable();
    else if (name === 'tr') this.#flow.closeRow();
    else if (name === 'td' || name === 'th') this.#flow.closeCell();
    else if (blocks.has(name)) this.#breakLine(name);
  }

  end(): string {
    if (this.#choices.isOpen) this.#choose();
    return this.#flow.end();
  }

  #write(content: string): void {
    const collapsed = content.replace(/[ \t\r\n\f]+/g, ' ');
    this.#flow.write(this.#flow.endsInSpace ? collapsed.trimStart() : collapsed);
  }

  #choose(): void {
    const lines = this.#choices.close();
    if (lines.length > 1) this.#flow.newline();
    for (const line of lines) {
      this.#field(line);
      if (lines.length > 1) this.#flow.newline();
    }
  }

  /** Fields part words, as their frames do. */
  #field(text: string): void {
    if (text !== '') this.#write(` ${text} `);
  }

  #breakLine(name: string): void {
    this.#flow.newline();
    if (spaced.has(name)) this.#flow.blankLine();
  }
}

const spanOf = (attributes: Attributes) => ({
  columns: Number.parseInt(attributes.get('colspan') ?? '1', 10),
  rows: Number.parseInt(attributes.get('rowspan') ?? '1', 10),
});

const mostOfATarget = 2000;

/** Where a link leads, as it is shown behind its words; null when there is nothing to tell, or a script. */
function linkTarget(href: string): string | null {
  const target = href.trim();
  if (target === '' || target === '#' || target.length > mostOfATarget) return null;
  return /^(javascript|data|vbscript):/i.test(target) ? null : target.replace(/\s+/g, '%20');
}
