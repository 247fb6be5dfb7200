import { limits } from '../../limits.ts';
import type { Viewport } from '../geometry.ts';
import type { TextSource } from '../lines.ts';
import { Budget } from './budget.ts';
import { Doubt, doubt, refuse } from './doubt.ts';
import { embeddedFiles, unpackFile } from './embedded-files.ts';
import { PdfFile } from './file.ts';
import { FontBook } from './font-book.ts';
import { readFormValues } from './form-fields.ts';
import { Interpreter } from './interpreter.ts';
import { readPageTree } from './page-tree.ts';
import { type Dict, Stream, type Value } from './values.ts';
import { viewportOf, visibleBox } from './viewport.ts';

/** More codes than this share without a meaning may be a font that the PDF library understands better. */
const mostUnmapped = 0.02;
const header = '%PDF-';

/** A page as the line builder takes it, like one of the PDF library. */
export interface FastPage extends TextSource {
  /** The share (0–1) of the page that its largest picture covers. */
  pictureShare: number;
}

export interface FastAttachment {
  name: string;
  /** The file itself; null when it is too large, or the PDF library should unpack it. */
  bytes(): Uint8Array | null;
}

/** A document whose structure leaves no doubt. */
export interface FastPdf {
  pageCount: number;
  /** The files that lie in this one; null when the PDF library should tell. */
  attachments(): FastAttachment[] | null;
  /** Reads a page (1 is the first); null when the PDF library should. */
  page(number: number): FastPage | null;
}

/**
 * Opens a PDF the fast way, which keeps the bytes and alters none; null when the PDF library should read all of it.
 * `onDoubt` is told why, here and for each page, in a few words.
 */
export function openFastPdf(bytes: Uint8Array, onDoubt: (reason: string) => void = () => {}): FastPdf | null {
  const unlessInDoubt = <T>(read: () => T) => orNull(read, onDoubt);
  return unlessInDoubt(() => {
    if (Buffer.from(bytes.subarray(0, header.length)).toString('latin1') !== header) doubt('odd header');
    const budget = new Budget();
    budget.begin();
    const file = new PdfFile(bytes, budget);
    if (file.trailer.has('Encrypt')) doubt('encrypted');
    const pages = readPageTree(file);
    const fonts = new FontBook(file);
    return {
      pageCount: pages.length,
      attachments() {
        budget.begin();
        return unlessInDoubt(() =>
          embeddedFiles(file).map((packed) => ({
            name: packed.name,
            bytes: () => unlessInDoubt(() => unpackFile(file, packed)),
          })),
        );
      },
      page(number) {
        budget.begin();
        const page = pages[number - 1];
        return page ? unlessInDoubt(() => readPage(file, fonts, page)) : null;
      },
    };
  });
}

function readPage(file: PdfFile, fonts: FontBook, page: Dict): FastPage {
  const visible = visibleBox(file, page);
  const interpreter = new Interpreter(file, fonts, visible);
  interpreter.run(contentOf(file, page), file.dict(page, 'Resources') ?? new Map());
  const { runs, glyphs, unmapped, largestPicture } = interpreter.outcome;
  if (unmapped > glyphs * mostUnmapped) doubt('codes without a meaning');
  const formValues = readFormValues(file, page);
  const viewport: Viewport = viewportOf(file, page);
  return {
    pictureShare: Math.min(1, largestPicture / ((visible[2] - visible[0]) * (visible[3] - visible[1]))),
    formValues,
    getTextContent: async () => ({ items: runs }),
    getViewport: () => viewport,
  };
}

function contentOf(file: PdfFile, page: Dict): Uint8Array {
  const contents = file.get(page, 'Contents');
  if (contents === null) return new Uint8Array();
  const streams: Value[] = Array.isArray(contents) ? contents.map((part) => file.resolve(part)) : [contents];
  let size = 0;
  const parts = streams.map((part) => {
    const bytes = part instanceof Stream ? file.unpack(part) : doubt('odd content');
    size += bytes.length;
    if (size > limits.pdfStream) refuse('A page of this PDF is too large when unpacked.');
    return bytes;
  });
  const [first] = parts;
  return parts.length === 1 && first ? first : Buffer.concat(parts);
}

function orNull<T>(read: () => T, onDoubt: (reason: string) => void): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Doubt)) throw error;
    onDoubt(error.message);
    return null;
  }
}
