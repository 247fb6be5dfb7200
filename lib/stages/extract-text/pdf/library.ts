import { getResolvedPDFJS } from 'unpdf';
import type { PDFDocumentLoadingTask } from 'unpdf/pdfjs';

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
