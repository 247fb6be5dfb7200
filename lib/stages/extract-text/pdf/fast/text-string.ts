import type { PdfString } from './values.ts';

/** What PDFDocEncoding has from 128 to 160, where Latin-1 has controls. */
const specials = '•†‡…—–ƒ\u2044‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€';
const firstSpecial = 128;

/** A string that is meant for people: UTF-16 or UTF-8 behind its mark, else PDFDocEncoding. */
export function textOf({ bytes, start, end }: PdfString): string {
  const part = bytes.subarray(start, end);
  const [first, second, third] = part;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(part);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(part);
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder().decode(part);
  return Array.from(part, (code) => specials[code - firstSpecial] ?? String.fromCharCode(code)).join('');
}
