import { type Archive, openArchive } from '../archive.ts';
import type { Format } from '../format.ts';
import { parsing } from '../parsing.ts';
import { textDocument } from '../text-document.ts';
import { Numbering } from './numbering.ts';
import { readStyles } from './styles.ts';
import { wordText } from './word-text.ts';

/** Headers, body, notes, footers; explicit page breaks part pages, since only Word knows where the others fall. */
export const docx: Format = {
  name: 'a Word document',
  open: (bytes) => parsing('a Word document', () => textDocument(readDocument(openArchive(bytes)))),
};

const order = [
  /^word\/header\d*\.xml$/i,
  /^word\/document\d*\.xml$/i,
  /^word\/footnotes\.xml$/i,
  /^word\/endnotes\.xml$/i,
  /^word\/footer\d*\.xml$/i,
];

/** Sections repeat their headers and footers; each is read once. */
function readDocument(archive: Archive): string {
  const parts = order.flatMap((part) => archive.names.filter((name) => part.test(name)));
  const look = { styles: readStyles(archive), numbering: new Numbering(archive) };
  const texts = parts.map((name) => wordText(archive.read(name), look).trim());
  return [...new Set(texts)].filter((text) => text !== '').join('\n\n');
}
