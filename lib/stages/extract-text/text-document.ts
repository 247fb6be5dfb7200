import { AppError } from '../../errors.ts';
import type { OpenDocument } from './format.ts';
import { limits } from './limits.ts';
import { markdownOf } from './markdown/marked-markdown.ts';
import { unmarked } from './markdown/marks.ts';
import { pagesOf } from './parts.ts';

/** What a page says, and the same as Markdown where that tells more. */
export interface PageText {
  text: string;
  markdown: string | null;
}

/** A document whose marked text is known when it is opened; form feeds and length part its pages. */
export function textDocument(text: string): OpenDocument {
  if (text.length > limits.text) throw tooMuchText();
  return pagedDocument(pagesOf(text).map((page) => async () => markedPage(page)));
}

/** A page as its marks say. */
export const markedPage = (marked: string): PageText => ({ text: unmarked(marked), markdown: markdownOf(marked) });

/** A document whose pages are read when they are asked for. */
export function pagedDocument(pages: (() => Promise<PageText>)[]): OpenDocument {
  return {
    pageCount: pages.length,
    async readPages(number) {
      const page = (await pages[number - 1]?.()) ?? { text: '', markdown: null };
      return [{ number, ...page, source: 'text', confidence: null, lines: [] }];
    },
    async close() {},
  };
}

export const tooMuchText = (): AppError =>
  new AppError(
    'document_too_complex',
    'The document holds more than 20 million characters. Split it and upload the parts.',
  );
