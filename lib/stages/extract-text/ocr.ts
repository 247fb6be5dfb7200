import { AppError } from '../../errors.ts';
import type { Ocr, OcrPage } from '../../ports.ts';
import type { Page } from '../stage.ts';
import type { Tools } from './format.ts';

/** The OCR engine, or `engine_unavailable` when this deployment has none. */
export function requireOcr({ ocr }: Tools): Ocr {
  if (ocr) return ocr;
  throw new AppError('engine_unavailable', 'Reading pictures and scans needs an OCR engine, and none is configured.');
}

export const ocrPage = (number: number, { text, confidence, lines }: OcrPage): Page => ({
  number,
  text,
  source: 'ocr',
  confidence,
  lines,
});
