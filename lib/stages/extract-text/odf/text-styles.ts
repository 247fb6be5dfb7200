import type { Archive } from '../archive.ts';
import { readXml, type XmlReader } from '../xml.ts';
import { type ListStyles, listStyleReader } from './lists.ts';

interface Style {
  parent: string;
  isBefore: boolean;
  isAfter: boolean;
}

export interface TextStyles {
  /** Whether paragraphs or tables of this style begin a new page, or end one. */
  breaksBefore(style: string): boolean;
  breaksAfter(style: string): boolean;
  /** Whether a paragraph of this style is the title of the document. */
  isTitle(style: string): boolean;
  lists: ListStyles;
}

const mostParents = 20;

/** What the styles of a text say; one says what its parent does. */
export function readTextStyles(archive: Archive): TextStyles {
  const styles = new Map<string, Style>();
  const lists: ListStyles = new Map();
  const paragraphs = styleReader(styles);
  const numbers = listStyleReader(lists);
  const reader: XmlReader = {
    open(element, attributes) {
      paragraphs.open?.(element, attributes);
      numbers.open?.(element, attributes);
    },
    close: (element) => paragraphs.close?.(element),
  };
  for (const part of ['styles.xml', 'content.xml']) readXml(archive.read(part), reader);
  const asks = (name: string, says: (style: Style) => boolean): boolean => {
    let current = name;
    for (let depth = 0; depth <= mostParents; depth++) {
      const style = styles.get(current);
      if (!style) return false;
      if (says(style)) return true;
      current = style.parent;
    }
    return false;
  };
  return {
    breaksBefore: (style) => asks(style, ({ isBefore }) => isBefore),
    breaksAfter: (style) => asks(style, ({ isAfter }) => isAfter),
    isTitle: (style) => style === 'Title' || asks(style, ({ parent }) => parent === 'Title'),
    lists,
  };
}

const isPage = (value: string | undefined) => value === 'page';

function styleReader(styles: Map<string, Style>): XmlReader {
  let style: Style | null = null;
  return {
    open(element, attributes) {
      if (element === 'style') {
        // Another kind of page begins on a page of its own.
        const isBefore = (attributes['master-page-name'] ?? '') !== '';
        style = { parent: attributes['parent-style-name'] ?? '', isBefore, isAfter: false };
        styles.set(attributes.name ?? '', style);
      } else if (style && (element === 'paragraph-properties' || element === 'table-properties')) {
        style.isBefore ||= isPage(attributes['break-before']);
        style.isAfter ||= isPage(attributes['break-after']);
      }
    },
    close(element) {
      if (element === 'style') style = null;
    },
  };
}
