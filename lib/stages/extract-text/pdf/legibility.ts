import type { PDFPageProxy } from 'unpdf/pdfjs';
import { readPaint } from './paint.ts';

/** A page with fewer characters may be a scan with a stamp on it. */
const fewCharacters = 100;
const largePicture = 0.5;
/** Our own reader measures pictures by their matrix alone; below this share it cannot be mistaken. */
const surelySmallPicture = 0.3;
/** Text of which more than this share are letters and digits of ASCII is no garbage by any measure, and is told apart fast. */
const surelyPlain = 0.85;

/** Whether only the picture of a page tells what it says: no text but something painted, garbage, or a scan with a stamp. */
export async function needsOcr(page: PDFPageProxy, text: string): Promise<boolean> {
  const characters = text.replace(/\s/g, '');
  if (isGarbage(characters)) return true;
  if (characters.length >= fewCharacters) return false;
  const { pictureShare, isBlank } = await readPaint(page);
  return characters.length === 0 ? !isBlank : pictureShare >= largePicture;
}

/** Whether a page needs no OCR beyond doubt, by its text and the share (0–1) that its largest picture covers. */
export function isSurelyText(text: string, pictureShare: number): boolean {
  const characters = text.replace(/\s/g, '');
  if (characters.length === 0 || isGarbage(characters)) return false;
  return characters.length >= fewCharacters || pictureShare < surelySmallPicture;
}

/** Fonts without a map to Unicode give private or replacement characters, controls, or signs where words are due. */
export function isGarbage(characters: string): boolean {
  const length = characters.length;
  if (length === 0 || plainCharacters(characters) > length * surelyPlain) return false;
  const unmapped = characters.match(/[\ufffd\p{Co}\p{Cc}\p{Cn}]/gu)?.length ?? 0;
  if (unmapped > length * 0.2) return true;
  const withoutLeaders = characters.replace(/([^\p{L}\p{N}])\1+/gu, '$1');
  const wordCharacters = withoutLeaders.match(/[\p{L}\p{N}\p{M}]/gu)?.length ?? 0;
  return withoutLeaders.length >= 5 && wordCharacters < withoutLeaders.length * 0.4;
}

function plainCharacters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const letter = code | 32;
    if ((letter >= 97 && letter <= 122) || (code >= 48 && code <= 57)) count++;
  }
  return count;
}
