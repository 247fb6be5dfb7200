import { decodeText } from '../../../documents/media-type/text-encoding.ts';
import { AppError } from '../../../errors.ts';
import { type Archive, openArchive } from '../archive.ts';
import type { Format } from '../format.ts';
import { htmlText } from '../html/html-text.ts';
import { parsing } from '../parsing.ts';
import { markedPage, type PageText, pagedDocument } from '../text-document.ts';
import { encryptedParts, readSpine } from './book.ts';

const name = 'an EPUB book';

/** A page per chapter, in the order of the book. */
export const epub: Format = {
  name,
  open: (bytes) =>
    parsing(name, () => {
      const archive = openArchive(bytes);
      const chapters = readSpine(archive);
      const encrypted = encryptedParts(archive);
      if (chapters.some((part) => encrypted.has(part))) throw protectedBook();
      if (chapters.length === 0) throw damaged('it names no chapters');
      if (chapters.some((part) => !archive.names.includes(part))) throw damaged('a chapter is missing');
      return pagedDocument(chapters.map((part) => () => parsing(name, () => chapterText(archive, part))));
    }),
};

function chapterText(archive: Archive, part: string): PageText {
  const pieces = [...archive.read(part)];
  const bytes = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return markedPage(htmlText(withClosingTags(decodeText(bytes))));
}

/** In XML `<title/>` is a whole element; a reader of HTML would take all that follows for its content. */
const withClosingTags = (markup: string) =>
  markup.replace(
    /<(title|script|style|textarea|a|p|div|span|i|b|em|svg|iframe|object|audio|video)(\s[^<>]*)?\/>/gi,
    '<$1$2></$1>',
  );

const protectedBook = () =>
  new AppError('document_encrypted', 'Copy protection locks this book; only a copy without it can be read.');

const damaged = (why: string) => new AppError('document_corrupt', `The book is damaged: ${why}.`);
