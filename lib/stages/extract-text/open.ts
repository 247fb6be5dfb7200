import type { MediaType } from '../../documents/media-type.ts';
import { AppError } from '../../errors.ts';
import type { Line, Page } from '../stage.ts';
import { cleanText } from './clean-text.ts';
import type { OpenDocument, Tools } from './format.ts';
import { formats } from './formats.ts';
import { limits } from './limits.ts';
import { escapedLine } from './markdown/escape.ts';
import { linesMarkdown } from './markdown/lines/page-markdown.ts';

export type { OpenDocument } from './format.ts';

/** How much longer than its text a page's Markdown may be, as a multiple and in characters. */
const mostGrowth = 3;
const leastRoom = 20_000;

/** Name and version of the readers of digital text; a change that alters text changes it. */
export const TEXT_ENGINE = 'text-4';

/**
 * Opens a document of a known type for reading, and takes its bytes: nobody else may use them from here on. All text
 * that comes out is well-formed Unicode without NUL.
 * Throws `document_encrypted`, `document_corrupt`, `document_too_complex` or `engine_unavailable`, here and per page.
 */
export async function openDocument(bytes: Uint8Array, mediaType: MediaType, tools: Tools): Promise<OpenDocument> {
  const document = await formats[mediaType].open(bytes, tools);
  if (document.pageCount > limits.pages) {
    await document.close();
    throw tooManyPages(document.pageCount);
  }
  return {
    pageCount: document.pageCount,
    ...(document.attachments && { attachments: () => document.attachments?.() ?? Promise.resolve([]) }),
    close: () => document.close(),
    async readPages(from, most) {
      if (!Number.isInteger(from) || from < 1 || from > document.pageCount) {
        throw new RangeError(`There is no page ${from} among ${document.pageCount}.`);
      }
      return (await document.readPages(from, most)).map(cleanPage);
    },
  };
}

function cleanPage(page: Page): Page {
  const lines = page.lines.map(cleanLine).filter(({ text }) => text !== '');
  const { markdown: _, ...rest } = page;
  const markdown = cleanMarkdown(page, lines);
  return { ...rest, text: cleanText(page.text), ...(markdown !== null && { markdown }), lines };
}

/** Markdown adds to a text; what would grow beyond all measure by it is left as text alone. */
function cleanMarkdown({ text, markdown, source }: Page, lines: Line[]): string | null {
  const made = lines.length > 0 ? linesMarkdown(lines, source) : (markdown ?? null);
  if (made === null || made.length > mostGrowth * text.length + leastRoom) return null;
  const underLines = lines.length > 0 ? textUnder(text, lines) : '';
  return cleanText(`${made}\n\n${underLines}`);
}

/** What stands under the lines of a page without being one, such as the names of attachments. */
function textUnder(text: string, lines: Line[]): string {
  const end = text.lastIndexOf('\n\n');
  const under = end < 0 ? '' : cleanText(text.slice(end));
  return under === '' || lines.some((line) => line.text !== '' && under.includes(line.text)) ? '' : escapedLine(under);
}

/** Text that had to be cleaned may have other words than were measured. */
function cleanLine({ text, bbox, words }: Line): Line {
  const clean = cleanText(text);
  return { text: clean, bbox, ...(words && clean === text && { words }) };
}

function tooManyPages(count: number): AppError {
  const pages = count.toLocaleString('en');
  const limit = limits.pages.toLocaleString('en');
  return new AppError(
    'document_too_complex',
    `The document has ${pages} pages; the limit is ${limit}. Split it and upload the parts.`,
  );
}
