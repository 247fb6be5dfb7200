import { decodeAs, decodeText, markedEncoding } from '../../../documents/media-type/text-encoding.ts';
import type { Format } from '../format.ts';
import { parsing } from '../parsing.ts';
import { textDocument } from '../text-document.ts';
import { htmlText } from './html-text.ts';

/** One page: what a reader without scripts, styles and pictures would read. Nothing is fetched. */
export const html: Format = {
  name: 'an HTML page',
  open: (bytes) => parsing('an HTML page', () => textDocument(htmlText(decodeHtml(bytes)))),
};

const charsetWindow = 2048;

/** A byte order mark wins over the charset that the page declares, and that over a guess. */
export function decodeHtml(bytes: Uint8Array): string {
  if (markedEncoding(bytes)) return decodeText(bytes);
  const head = String.fromCharCode(...bytes.subarray(0, charsetWindow));
  const declared = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(head)?.[1];
  return declared && !/^utf-?(8|16)/i.test(declared) ? decodeAs(bytes, declared) : decodeText(bytes);
}
