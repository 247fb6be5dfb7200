import type { Format } from '../format.ts';
import { parsing } from '../parsing.ts';
import { textDocument } from '../text-document.ts';
import { rtfText } from './rtf-text.ts';

const name = 'an RTF document';

/** Headers, body, notes, footers; explicit page breaks part pages. Objects and pictures inside are passed over. */
export const rtf: Format = {
  name,
  open: (bytes) => parsing(name, () => textDocument(rtfText(bytes))),
};
