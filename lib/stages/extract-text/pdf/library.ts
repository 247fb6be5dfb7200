import { getResolvedPDFJS } from 'unpdf';
import type { PDFDocumentLoadingTask, PDFPageProxy } from 'unpdf/pdfjs';
import { formValuesOf } from './form-values.ts';
import type { TextSource } from './lines.ts';

/**
 * Starts to open a PDF with fonts, forms, WebAssembly and the network off, and without decoding its pictures.
 * The library takes the bytes it is given; `getData` of the document is the way back to them.
 */
export async function loadPdf(bytes: Uint8Array): Promise<PDFDocumentLoadingTask> {
  const { getDocument, VerbosityLevel } = await getResolvedPDFJS();
  return getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS - 1,
    enableXfa: false,
    useSystemFonts: true,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    disableRange: true,
    disableStream: true,
    disableAutoFetch: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 1,
  });
}

/** Loads the library before it is needed, which takes a moment; once is enough, further calls do nothing. */
export async function warmPdfLibrary(): Promise<void> {
  await getResolvedPDFJS();
}

/** A page of the library with what was filled in on it. */
export const textSourceOf = async (page: PDFPageProxy): Promise<TextSource> => ({
  getTextContent: () => page.getTextContent(),
  getViewport: (options) => page.getViewport(options),
  formValues: await formValuesOf(page),
});
