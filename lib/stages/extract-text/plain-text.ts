import { decodeText } from '../../documents/media-type/text-encoding.ts';
import type { Format } from './format.ts';
import { limits } from './limits.ts';
import { withoutMarks } from './markdown/marks.ts';
import { hasStructure } from './markdown/structure.ts';
import { pagesOf } from './parts.ts';
import { pagedDocument, textDocument, tooMuchText } from './text-document.ts';

export const plainText: Format = {
  name: 'a text file',
  open: async (bytes) => textDocument(withoutMarks(decodeText(bytes))),
};

/** Its text is its Markdown, on the pages that have a heading, a table or a list. */
export const markdown: Format = {
  name: 'a Markdown file',
  async open(bytes) {
    const text = withoutMarks(decodeText(bytes));
    if (text.length > limits.text) throw tooMuchText();
    const pages = pagesOf(text);
    return pagedDocument(pages.map((page) => async () => ({ text: page, markdown: hasStructure(page) ? page : null })));
  },
};
