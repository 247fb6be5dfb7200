import { Parser } from 'htmlparser2';
import { markedEncoding } from '../../documents/media-type/text-encoding.ts';
import { AppError } from '../../errors.ts';
import { limits } from './limits.ts';

export type Attributes = Record<string, string>;

/** What a part's reader wants to hear; names come without their prefix. */
export interface XmlReader {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

interface XmlOptions {
  /** Whether a document type declaration is skipped; what it declares is never heard of either way. */
  ignoresDoctype?: boolean;
}

/**
 * Reads XML as it is inflated, without a tree. Document type declarations are refused, so that no entity but the five
 * of XML exists and nothing outside the document is ever named.
 */
export function readXml(pieces: Iterable<Uint8Array>, reader: XmlReader, { ignoresDoctype }: XmlOptions = {}): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > limits.xmlDepth) throw tooDeep();
        reader.open?.(localName(name), localNames(attributes));
      },
      onclosetag(name) {
        depth--;
        reader.close?.(localName(name));
      },
      ontext: (text) => reader.text?.(text),
      onprocessinginstruction(name) {
        if (!ignoresDoctype && /^!doctype/i.test(name)) throw declaresDoctype();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  let decoder: TextDecoder | null = null;
  for (const piece of pieces) {
    decoder ??= new TextDecoder(markedEncoding(piece) ?? 'utf-8');
    parser.write(decoder.decode(piece, { stream: true }));
  }
  parser.end();
}

/** Of `id` and `r:id` the prefixed one stays, wherever it stands: it is the one that leads somewhere. */
function localNames(attributes: Attributes): Attributes {
  const local: Attributes = {};
  for (const name in attributes) {
    const short = localName(name);
    if (name.startsWith('xmlns:') || (short === name && short in local)) continue;
    local[short] = attributes[name] ?? '';
  }
  return local;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

const tooDeep = () =>
  new AppError('document_too_complex', `The document nests more than ${limits.xmlDepth} elements in one another.`);

const declaresDoctype = () =>
  new AppError(
    'document_corrupt',
    'The document declares a document type, which no Office program writes. Save it again.',
  );
