import type { Archive } from '../archive.ts';
import { readXml, type XmlReader } from '../xml.ts';

interface Break {
  parent: string;
  isBefore: boolean;
  isAfter: boolean;
}

export interface PageBreaks {
  before(style: string): boolean;
  after(style: string): boolean;
}

const mostParents = 20;

/** Which styles of paragraphs and tables begin a new page, or end one; a style does what its parent does. */
export function readPageBreaks(archive: Archive): PageBreaks {
  const styles = new Map<string, Break>();
  for (const part of ['styles.xml', 'content.xml']) readXml(archive.read(part), styleReader(styles));
  const asks = (name: string, which: 'isBefore' | 'isAfter', depth = 0): boolean => {
    const style = styles.get(name);
    if (!style || depth > mostParents) return false;
    return style[which] || asks(style.parent, which, depth + 1);
  };
  return { before: (style) => asks(style, 'isBefore'), after: (style) => asks(style, 'isAfter') };
}

const isPage = (value: string | undefined) => value === 'page';

function styleReader(styles: Map<string, Break>): XmlReader {
  let style: Break | null = null;
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
