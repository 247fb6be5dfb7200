import { doubt } from '../doubt.ts';
import type { PdfFile } from '../file.ts';
import type { Dict } from '../values.ts';
import { plainName } from './names.ts';
import { standardWidths } from './standard-widths.ts';

/** The widths of the codes of a font: those it lists, else those of the standard font that it is. */
export function widthsOf(
  file: PdfFile,
  dict: Dict,
  descriptor: Dict | null,
  character: (code: number) => string | undefined,
): (code: number) => number {
  const listed = file.get(dict, 'Widths');
  if (!Array.isArray(listed)) return standard(file, dict, character);
  const first = file.get(dict, 'FirstChar');
  const from = typeof first === 'number' ? first : 0;
  const missing = descriptor ? file.get(descriptor, 'MissingWidth') : null;
  const otherwise = typeof missing === 'number' ? missing : descriptor ? 0 : null;
  return (code) => {
    const width = file.resolve(listed[code - from]);
    return typeof width === 'number' ? width : (otherwise ?? doubt('code without a width'));
  };
}

function standard(
  file: PdfFile,
  dict: Dict,
  character: (code: number) => string | undefined,
): (code: number) => number {
  const widths = standardWidths(plainName(file.name(dict, 'BaseFont') ?? ''));
  if (!widths) return doubt('font without widths');
  return (code) => widths.get(character(code) ?? '') ?? doubt('code without a width');
}
