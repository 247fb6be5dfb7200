import { decodePage } from './code-pages.ts';
import { Fonts } from './fonts.ts';
import { type Destination, type Group, Groups } from './groups.ts';
import { Story } from './story.ts';
import { rtfTokens } from './tokens.ts';

/** Words that stand for characters. */
const characters = new Map(
  Object.entries({
    par: '\n',
    line: '\n',
    sect: '\n',
    column: '\n',
    nestrow: '\n',
    page: '\f',
    tab: '\t',
    nestcell: '\t',
    emdash: '—',
    endash: '–',
    lquote: '‘',
    rquote: '’',
    ldblquote: '“',
    rdblquote: '”',
    bullet: '•',
    emspace: ' ',
    enspace: ' ',
    qmspace: ' ',
    '~': '\u00a0',
    _: '-',
  }),
);

/** The code pages of documents that name theirs by a word. */
const codePages = new Map([
  ['mac', 10_000],
  ['pc', 437],
  ['pca', 850],
]);

/** The text of an RTF document: headers, body, notes, footers. Form feeds part its pages; what is cut off ends early. */
export function rtfText(bytes: Uint8Array): string {
  return new RtfReader().read(bytes);
}

class RtfReader {
  readonly #groups = new Groups();
  readonly #fonts = new Fonts();
  readonly #stories = { header: new Story(), body: new Story(), note: new Story(), footer: new Story() };
  #label = '';
  /** Bytes that wait to be decoded together, since one character may take several. */
  #waiting: Uint8Array[] = [];
  #skip = 0;

  read(bytes: Uint8Array): string {
    for (const token of rtfTokens(bytes)) {
      if (token.kind === 'text') this.#take(token.bytes);
      else if (token.kind === 'byte') this.#take(Uint8Array.of(token.value));
      else {
        this.#flush();
        if (token.kind === 'open') this.#groups.open();
        else if (token.kind === 'close') this.#close();
        else this.#word(token.name, token.value);
      }
      if (token.kind === 'open' || token.kind === 'close') this.#skip = 0;
    }
    this.#flush();
    const { header, body, note, footer } = this.#stories;
    return [header, body, note, footer]
      .map((story) => story.end())
      .filter((text) => text !== '')
      .join('\n\n');
  }

  #take(bytes: Uint8Array): void {
    const group = this.#groups.current;
    group.isFresh = false;
    const skipped = Math.min(this.#skip, bytes.length);
    this.#skip -= skipped;
    if (isShown(group) && skipped < bytes.length) this.#waiting.push(bytes.subarray(skipped));
  }

  #flush(): void {
    if (this.#waiting.length === 0) return;
    const bytes = joined(this.#waiting);
    this.#waiting = [];
    this.#write(decodePage(bytes, this.#fonts.codePage(this.#groups.current.font)));
  }

  #write(text: string): void {
    const group = this.#groups.current;
    if (!isShown(group)) return;
    if (group.destination === 'label') this.#label += text;
    else this.#story(group.destination).write(text, group.isInTable, group.heading);
  }

  #close(): void {
    const closed = this.#groups.close();
    if (closed?.destination !== 'label' || this.#groups.current.destination === 'label') return;
    const label = this.#label.trim();
    this.#label = '';
    // A letter alone is a bullet drawn as one, such as a small o.
    const isNumber = /\p{N}/u.test(label) || (label.length > 1 && /\p{L}/u.test(label));
    const group = this.#groups.current;
    if (!isShown(group)) return;
    this.#story(group.destination).item(isNumber ? label : '-', group.listDepth, group.isInTable);
  }

  #word(name: string, value: number | null): void {
    this.#groups.nameDestination(name);
    const group = this.#groups.current;
    const character = characters.get(name);
    if (group.destination === 'fonts') this.#fonts.describe(name, value);
    else if (group.destination === 'nowhere') return;
    else if (character !== undefined) this.#write(character);
    else if (name === 'u') this.#unicode(value ?? 0);
    else if (name === 'cell' || name === 'row' || name === 'trowd') this.#table(name);
    else this.#describe(group, name, value);
  }

  /** Words that change how the text after them is read. */
  #describe(group: Group, name: string, value: number | null): void {
    const codePage = codePages.get(name);
    if (codePage !== undefined) this.#fonts.usual = codePage;
    else if (name === 'uc') group.unicodeSkip = Math.max(0, value ?? 1);
    else if (name === 'f') group.font = value;
    else if (name === 'deff') this.#fonts.standard = value;
    else if (name === 'ansicpg') this.#fonts.usual = value ?? 1252;
    else if (name === 'v' || name === 'deleted') group.isHidden = value !== 0;
    else if (name === 'pard') {
      group.isInTable = false;
      group.heading = null;
      group.listDepth = 0;
    } else if (name === 'outlinelevel') group.heading = (value ?? 9) < 9 ? (value ?? 0) + 1 : null;
    else if (name === 'ilvl') group.listDepth = value ?? 0;
    else if (name === 'intbl') group.isInTable = true;
    else if (name === 'pagebb') this.#story(group.destination).startsPage = true;
    else if (name === 'plain') {
      group.font = null;
      group.isHidden = false;
    }
  }

  #table(name: 'cell' | 'row' | 'trowd'): void {
    const story = this.#story(this.#groups.current.destination);
    if (name === 'trowd') story.isInRow = true;
    else if (name === 'cell') story.endCell();
    else story.endRow();
  }

  #unicode(value: number): void {
    const code = value < 0 ? value + 65_536 : value;
    // Fonts of symbols keep their signs in this private area.
    const isSymbol = code >= 0xf000 && code <= 0xf0ff;
    this.#write(isSymbol ? decodePage(Uint8Array.of(code - 0xf000), 0) : String.fromCharCode(code));
    this.#skip = this.#groups.current.unicodeSkip;
  }

  #story(destination: Destination): Story {
    const { header, footer, note, body } = this.#stories;
    if (destination === 'header') return header;
    if (destination === 'footer') return footer;
    return destination === 'note' ? note : body;
  }
}

const isShown = ({ destination, isHidden }: Group) => !isHidden && destination !== 'nowhere' && destination !== 'fonts';

function joined(pieces: Uint8Array[]): Uint8Array {
  const [first] = pieces;
  if (first && pieces.length === 1) return first;
  const all = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
