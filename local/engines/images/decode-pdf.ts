import { fileURLToPath } from 'node:url';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Problem } from '../problem.ts';
import { checkDimensions, scaleToRead } from './limits.ts';
import type { SourceFile, SourcePage } from './source-file.ts';

// Decoders and fonts come from the package, so that a bare machine renders the same pages.
const assets = new URL('../../', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
// pdf.js joins file names to it, and wants a slash at the end on Windows too.
const asset = (folder: string) => fileURLToPath(new URL(`${folder}/`, assets)).replaceAll('\\', '/');

/** 300 dots per inch: more on a small page adds nothing but memory. */
const mostPixelsPerPoint = 300 / 72;
const largestEmbeddedImage = 50_000_000;

/** Opens a PDF whose pages can be drawn; throws Problem 3 when it is broken or asks for a password. */
export async function openPdf(bytes: Uint8Array): Promise<SourceFile> {
  const loading = getDocument({
    data: bytes,
    wasmUrl: asset('wasm'),
    standardFontDataUrl: asset('standard_fonts'),
    cMapUrl: asset('cmaps'),
    iccUrl: asset('iccs'),
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: largestEmbeddedImage,
    verbosity: VerbosityLevel.ERRORS,
  });
  const pdf = await loading.promise.catch((error: Error) => {
    throw new Problem(3, error.name === 'PasswordException' ? 'The PDF asks for a password.' : 'Bad PDF data.');
  });
  return {
    pageCount: pdf.numPages,
    page: (number) =>
      drawPage(pdf, number).catch((error: unknown) => {
        throw error instanceof Problem ? error : new Problem(3, 'Bad PDF data.');
      }),
    close: () => loading.destroy(),
  };
}

async function drawPage(pdf: PDFDocumentProxy, number: number): Promise<SourcePage> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  checkDimensions({ width, height });
  const viewport = page.getViewport({ scale: Math.min(mostPixelsPerPoint, scaleToRead({ width, height })) });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
  page.cleanup();
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return {
    raster: { data, width: canvas.width, height: canvas.height },
    width: Math.round(width),
    height: Math.round(height),
  };
}
