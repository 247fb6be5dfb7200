import type { Pdf } from './pdf.ts';
import { scaleFor } from './zoom.ts';

interface Target {
  canvas: HTMLCanvasElement;
  /** Takes the words of the page. */
  words: HTMLElement;
  onShape(shape: number): void;
}

/** Draws a page of a PDF as wide as its canvas is shown, and lays its words over it; ends early when told to. */
export async function drawPage(pdf: Pdf, number: number, { canvas, words, onShape }: Target, signal: AbortSignal) {
  const [{ layWords }, page] = await Promise.all([import('./pdf.ts'), pdf.getPage(number)]);
  signal.throwIfAborted();
  const unit = page.getViewport({ scale: 1 });
  const width = canvas.clientWidth;
  onShape(unit.width / unit.height);
  const viewport = page.getViewport({ scale: scaleFor(width, unit, devicePixelRatio) });
  const picture = document.createElement('canvas');
  picture.width = Math.floor(viewport.width);
  picture.height = Math.floor(viewport.height);
  const drawing = page.render({ canvas: picture, viewport });
  signal.addEventListener('abort', () => drawing.cancel());
  await drawing.promise;
  signal.throwIfAborted();
  // The last drawing stays until the new one is whole.
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  signal.addEventListener('abort', layWords(page, words, width / unit.width));
}
