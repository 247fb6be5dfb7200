import { decodeText } from '../../documents/media-type/text-encoding.ts';
import type { Format } from './format.ts';
import { textDocument } from './text-document.ts';

const open: Format['open'] = async (bytes) => textDocument(decodeText(bytes));

export const plainText: Format = { name: 'a text file', open };
export const markdown: Format = { name: 'a Markdown file', open };
