import type { LabelledFile } from './manifest.ts';

const names = [
  ['/EmbeddedFiles', '/Embedded_iles'],
  ['/EF', '/_F'],
] as const;

/** Whether a copy of the file without its XML can tell something: only invoices that carry one. */
export const carriesXml = ({ category, truth_xml_file }: LabelledFile): boolean =>
  category === 'invoice' && truth_xml_file !== undefined;

/**
 * The PDF with every name that leads to an embedded file misspelt, byte for byte as long as before, so that a reader
 * has only the pages; throws where no such name stands in the open, since then nothing would be withheld.
 */
export function withoutEmbeddedFiles(pdf: Uint8Array): Uint8Array<ArrayBuffer> {
  let text = Buffer.from(pdf).toString('latin1');
  const before = text;
  for (const [name, misspelt] of names) text = text.replaceAll(new RegExp(`${name}(?![A-Za-z])`, 'g'), misspelt);
  if (text === before)
    throw new Error('The embedded files of this PDF cannot be withheld: it names them in a packed object.');
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
