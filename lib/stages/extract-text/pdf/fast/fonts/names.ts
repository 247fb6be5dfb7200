import { doubt } from '../doubt.ts';
import type { PdfFile } from '../file.ts';
import type { Dict } from '../values.ts';

/** Whether a font comes with its outlines. */
export const isEmbedded = (file: PdfFile, descriptor: Dict): boolean =>
  ['FontFile', 'FontFile2', 'FontFile3'].some((key) => file.get(descriptor, key) !== null);

/** The name of a font, as its descriptor has it. */
export function fontName(file: PdfFile, dict: Dict, descriptor: Dict | null): string {
  const own = file.name(dict, 'BaseFont');
  if (!descriptor) return own === null ? doubt('font without a name') : plainName(own);
  return file.name(descriptor, 'FontName') ?? own ?? doubt('font without a name');
}

/** Names of one font differ by commas and blanks. */
export const plainName = (name: string): string => name.replace(/[,_]/g, '-').replace(/\s/g, '');

/** Fonts of signs, whose codes mean no letters. */
export const isSymbolName = (name: string): boolean => /symbol|dingbats|wingdings|webdings/i.test(name);
