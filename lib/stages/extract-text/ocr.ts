import { AppError } from '../../errors.ts';
import type { Ocr, OcrPage } from '../../ports.ts';
import type { Page } from '../stage.ts';
import type { Tools } from './format.ts';

/** Bytes; as base64 it stays below the 10 MB that engines take in one request. */
export const largestRequest = 7_000_000;

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
