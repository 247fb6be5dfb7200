import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  TextLayer,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { trustScript } from '../../../trusted-script.ts';

export type Pdf = PDFDocumentProxy;

trustScript(worker);
GlobalWorkerOptions.workerSrc = worker;

// What documents may leave out because every reader has it: fonts, encodings of Asian scripts, decoders of pictures.
const supplies = import.meta.glob<string>(
  [
    '../../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
    '../../../../../node_modules/pdfjs-dist/cmaps/*.bcmap',
    '../../../../../node_modules/pdfjs-dist/wasm/{openjpeg,jbig2,qcms_bg}.wasm',
  ],
  { query: '?url', import: 'default', eager: true },
);
const addresses = new Map(Object.entries(supplies).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]));

class Supplies {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const url = addresses.get(filename);
    if (!url) throw new Error(`There is no ${filename}.`);
    return new Uint8Array(await (await fetch(url)).arrayBuffer());
  }
}

/** Opens a PDF to draw its pages; throws when it is none, or locked. */
export async function openPdf(content: Blob): Promise<Pdf> {
  const data = new Uint8Array(await content.arrayBuffer());
  return getDocument({ data, BinaryDataFactory: Supplies, useWorkerFetch: false, verbosity: 0 }).promise;
}

/** Lays the words of a page over its picture, to be selected and copied; answers how to stop. */
export function layWords(page: PDFPageProxy, over: HTMLElement, scale: number): () => void {
  over.replaceChildren();
  over.style.setProperty('--total-scale-factor', String(scale));
  const viewport = page.getViewport({ scale: 1 });
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: over, viewport });
  layer.render().catch(() => undefined);
  return () => layer.cancel();
}
