import { AppError } from '../../../errors.ts';
import { limits } from '../limits.ts';

/** Where the words of a group go; `label` is the number or bullet of a list item, `nowhere` what is never shown. */
export type Destination = 'body' | 'header' | 'footer' | 'note' | 'label' | 'fonts' | 'nowhere';

/** What holds until the brace that closes it. */
export interface Group {
  destination: Destination;
  /** Whether no word of it has been read, so that the next may name its destination. */
  isFresh: boolean;
  /** Whether its destination may be passed over by who does not know it. */
  isOptional: boolean;
  /** How many characters follow a `\u` for readers without Unicode. */
  unicodeSkip: number;
  font: number | null;
  isHidden: boolean;
  isInTable: boolean;
  /** Of a paragraph that is a heading, its level from 1. */
  heading: number | null;
  /** How many lists there are around the one of the paragraph. */
  listDepth: number;
}

const words = (list: string) => list.split(' ');
const named = (destination: Destination, names: string) =>
  words(names).map((name): [string, Destination] => [name, destination]);

const destinations = new Map<string, Destination | 'same'>([
  ...named('header', 'header headerl headerr headerf'),
  ...named('footer', 'footer footerl footerr footerf'),
  ...named('note', 'footnote'),
  ...named('label', 'listtext pntext'),
  ...named('fonts', 'fonttbl'),
  ...named(
    'nowhere',
    'colortbl stylesheet info pict nonshppict objdata objclass objname fldinst datafield xe tc bkmkstart bkmkend listtable listoverridetable rsidtbl revtbl filetbl nonesttables annotation atnid atnauthor atnicn sp shprslt template themedata latentstyles ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn',
  ),
  // Text boxes stand in groups that old readers may pass over.
  ['shpinst', 'same'],
]);

const outermost: Group = {
  destination: 'body',
  isFresh: false,
  isOptional: false,
  unicodeSkip: 1,
  font: null,
  isHidden: false,
  isInTable: false,
  heading: null,
  listDepth: 0,
};

/** The groups that are open, from the outermost in; throws `document_too_complex` when there are too many. */
export class Groups {
  #open: Group[] = [{ ...outermost }];

  get current(): Group {
    return this.#open.at(-1) ?? outermost;
  }

  open(): void {
    if (this.#open.length > limits.xmlDepth)
      throw new AppError(
        'document_too_complex',
        `The document nests more than ${limits.xmlDepth} groups in one another.`,
      );
    this.#open.push({ ...this.current, isFresh: true, isOptional: false });
  }

  /** Closes the innermost group and answers it; a brace too many closes nothing. */
  close(): Group | null {
    return this.#open.length > 1 ? (this.#open.pop() ?? null) : null;
  }

  /** Lets the first word of a group say where its text goes. */
  nameDestination(name: string): void {
    const group = this.current;
    if (!group.isFresh) return;
    if (name === '*') {
      group.isOptional = true;
      return;
    }
    group.isFresh = false;
    if (group.destination === 'nowhere') return;
    const destination = destinations.get(name) ?? (group.isOptional ? 'nowhere' : 'same');
    if (destination !== 'same') group.destination = destination;
  }
}
