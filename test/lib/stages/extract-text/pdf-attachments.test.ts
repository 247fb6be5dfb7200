import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { limits } from '../../../../lib/stages/extract-text/limits.ts';
import { openDocument } from '../../../../lib/stages/extract-text/open.ts';
import { readText, utf8 } from './fixtures/reading.ts';
import { makePdf, type Part } from './pdf-fast/make-pdf.ts';
import { at, helvetica } from './pdf-fast/pages.ts';

const xml = '<?xml version="1.0"?><Invoice/>';

/** A page whose catalog has these entries; the first of the further objects is number 5. */
const withCatalog = (entries: string, more: Part[], isPacked = false) =>
  makePdf(
    [
      { text: `<< /Type /Catalog /Pages 2 0 R ${entries} >>` },
      { text: '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 300] >>' },
      { text: `<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 ${helvetica} >> >> >>` },
      { text: '<<', stream: at(10, 100, 'Please pay') },
      ...more,
    ],
    { isPacked },
  );

const specification = (names: string, stream: number): Part => ({
  text: `<< /Type /Filespec ${names} /EF << /F ${stream} 0 R >> >>`,
});
const file = (content: string | Uint8Array): Part => ({ text: '<< /Type /EmbeddedFile', stream: content });

async function xmlIn(bytes: Uint8Array): Promise<{ name: string; text: string }[] | undefined> {
  const document = await openDocument(bytes.slice(), 'application/pdf', { ocr: null });
  const files = await document.attachments?.();
  await document.close();
  return files?.map((found) => ({ name: found.name, text: new TextDecoder().decode(found.bytes) }));
}

test.each([false, true])(
  'XML files in the tree of names of a PDF are handed out, packed objects: %s',
  async (packed) => {
    const bytes = withCatalog(
      '/Names << /EmbeddedFiles << /Kids [<< /Names [(a) 5 0 R] >> << /Names [(b) 7 0 R] >>] >> >>',
      [specification('/F (factur-x.xml)', 6), file(xml), specification('/F (terms.txt)', 8), file('none')],
      packed,
    );
    expect(await xmlIn(bytes)).toEqual([{ name: 'factur-x.xml', text: xml }]);
    expect(await readText(bytes)).toBe('Please pay\n\nAttachments: factur-x.xml, terms.txt');
  },
);

test('a file that only belongs to the document as a whole is found too, once, by its name in any script', async () => {
  const named = '/UF <FEFF0052006500630068006E0075006E0067201300FC002E0078006D006C>';
  const bytes = withCatalog('/AF [5 0 R 5 0 R]', [specification(named, 6), file(xml)]);
  expect(await xmlIn(bytes)).toEqual([{ name: 'Rechnung–ü.xml', text: xml }]);
});

test('files are found in a PDF that our own reader leaves to the library', async () => {
  const bytes = withCatalog('/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>', [
    specification('/F (folder/order.XML)', 6),
    file(xml),
  ]);
  const damaged = Uint8Array.from([...utf8('\n'), ...bytes]);
  expect(await xmlIn(damaged)).toEqual([{ name: 'order.XML', text: xml }]);
});

test('at most five files are taken out, none that is damaged, too large or unpacks to more', async () => {
  const large = new Uint8Array(limits.embeddedFile + 1).fill(32);
  const kinds: Part[] = [
    file(large),
    { text: '<<', stream: large, filter: '' },
    { text: '<<', stream: deflateSync(utf8(xml)).slice(0, 5), filter: '[/FlateDecode]' },
    ...Array.from({ length: 5 }, () => file(xml)),
  ];
  const tree = kinds.map((_, index) => `(${index}) ${5 + kinds.length + index} 0 R`).join(' ');
  const named = kinds.map((_, index) => specification(`/F (${index}.xml)`, 5 + index));
  const bytes = withCatalog(`/Names << /EmbeddedFiles << /Names [${tree}] >> >>`, [...kinds, ...named]);
  expect((await xmlIn(bytes))?.map(({ name }) => name)).toEqual(['3.xml', '4.xml']);
});

test('a tree of names that holds itself, or no tree at all, is a document without files', async () => {
  const circle = withCatalog('/Names << /EmbeddedFiles 5 0 R >>', [{ text: '<< /Kids [5 0 R 5 0 R] >>' }]);
  expect(await xmlIn(circle)).toEqual([]);
  expect(await xmlIn(withCatalog('/Names << /EmbeddedFiles (none) >> /AF 7', []))).toEqual([]);
  expect(await readText(circle)).toBe('Please pay');
});
