import { decodeAs, decodeText, markedEncoding } from '../../documents/media-type/text-encoding.ts';
import { type Attributes, readXml } from '../extract-text/xml.ts';

/** An element of a small XML document; names are local, and text is what stands directly in it. */
export interface Element {
  name: string;
  attributes: Attributes;
  text: string;
  children: Element[];
}

const limits = { bytes: 2 * 1024 * 1024, elements: 50_000, depth: 40, text: 4_000 };

/**
 * Reads XML into a tree. Null for what is no XML, is larger, deeper or richer in elements than any invoice, or declares
 * a document type: entities never come into being.
 */
export function readTree(bytes: Uint8Array): Element | null {
  if (bytes.length > limits.bytes) return null;
  const top: Element = { name: '', attributes: {}, text: '', children: [] };
  const path = [top];
  let elements = 0;
  try {
    readXml([utf8(bytes)], {
      open(name, attributes) {
        if (++elements > limits.elements || path.length > limits.depth) throw new RangeError('This is no invoice.');
        const element = { name, attributes, text: '', children: [] };
        path.at(-1)?.children.push(element);
        path.push(element);
      },
      close() {
        path.pop();
      },
      text(text) {
        const element = path.at(-1);
        if (element && element.text.length < limits.text) element.text += text;
      },
    });
  } catch {
    return null;
  }
  return top.children[0] ?? null;
}

const declaration = /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})["']/;

/** The same text in UTF-8; a byte order mark wins over the encoding that the XML declares, and that over a guess. */
function utf8(bytes: Uint8Array): Uint8Array {
  const declared = declaration.exec(String.fromCharCode(...bytes.subarray(0, 200)))?.[1];
  const isDeclared = declared && !markedEncoding(bytes) && !/^utf-?(?:8|16)$/i.test(declared);
  return new TextEncoder().encode(isDeclared ? decodeAs(bytes, declared) : decodeText(bytes));
}

/** The first element along each step; a step is a choice of names: `['ExchangedDocument|HeaderExchangedDocument', 'ID']`. */
export const at = (element: Element | undefined, ...steps: string[]): Element | undefined =>
  steps.reduce<Element | undefined>((from, step) => (from ? all(from, step)[0] : undefined), element);

/** Every child with one of these names. */
export function all(element: Element | undefined, names: string): Element[] {
  const wanted = names.split('|');
  return element?.children.filter(({ name }) => wanted.includes(name)) ?? [];
}

const longest = 500;

/** What an element says, in one line of at most 500 characters; null when it says nothing. */
export function textOf(element: Element | undefined): string | null {
  const text = element?.text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim() ?? '';
  return text === '' ? null : text.slice(0, longest);
}
