import { AppError } from '../../errors.ts';
import type { OpenDocument } from './format.ts';
import { limits } from './limits.ts';

/** A document whose text is known when it is opened; form feeds part its pages. */
export function textDocument(text: string): OpenDocument {
  if (text.length > limits.text) throw tooMuchText();
  return pagedDocument(pagesOf(text).map((page) => async () => page));
}

/** A document whose pages are read when they are asked for. */
export function pagedDocument(pages: (() => Promise<string>)[]): OpenDocument {
  return {
    pageCount: pages.length,
    async readPages(number) {
      const text = (await pages[number - 1]?.()) ?? '';
      return [{ number, text, source: 'text', confidence: null, lines: [] }];
    },
    async close() {},
  };
}

/** A form feed at the very end begins no page. */
function pagesOf(text: string): string[] {
  const pages = text.split('\f');
  while (pages.length > 1 && pages.at(-1)?.trim() === '') pages.pop();
  return pages;
}

export const tooMuchText = (): AppError =>
  new AppError(
    'document_too_complex',
    'The document holds more than 20 million characters. Split it and upload the parts.',
  );
