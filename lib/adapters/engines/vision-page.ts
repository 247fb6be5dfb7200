import type { OcrPage } from '../../ports.ts';
import type { Page, PageAnswer } from './vision-answer.ts';
import { clamp } from './vision-boxes.ts';
import { linesOf } from './vision-lines.ts';

/** Turns the vendor's blocks of words into lines; a page without text is empty, and surely so. */
export function ocrPageOf({ fullTextAnnotation }: PageAnswer): OcrPage {
  const page = fullTextAnnotation?.pages[0];
  if (!page) return { text: fullTextAnnotation?.text ?? '', confidence: 1, lines: [] };
  const lines = page.blocks.flatMap((block) => block.paragraphs).flatMap(({ words }) => linesOf(page, words));
  return { text: fullTextAnnotation.text, confidence: confidenceOf(page), lines };
}

function confidenceOf({ confidence, blocks }: Page): number {
  if (confidence !== undefined) return clamp(confidence);
  const words = blocks.flatMap((block) => block.paragraphs).flatMap((paragraph) => paragraph.words);
  return words.reduce((sum, word) => sum + clamp(word.confidence ?? 0), 0) / Math.max(1, words.length);
}
