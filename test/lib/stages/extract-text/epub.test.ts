import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { failure, readAll, readText, utf8 } from './fixtures/reading.ts';

interface Book {
  /** The body of each chapter, by its file. */
  chapters: Record<string, string>;
  /** The ids (numbers from 1) in the order of reading. */
  order?: number[];
  parts?: Record<string, string | Uint8Array>;
}

const xhtml = (body: string) =>
  `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head><body>${body}</body></html>`;

function buildEpub({ chapters, order, parts = {} }: Book): Uint8Array {
  const files = Object.keys(chapters);
  const items = files.map(
    (file, index) =>
      `<item id="c${index + 1}" href="text/${encodeURIComponent(file)}" media-type="application/xhtml+xml"/>`,
  );
  const spine = (order ?? files.map((_, index) => index + 1)).map((number) => `<itemref idref="c${number}"/>`);
  const all: Record<string, string | Uint8Array> = {
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    'OEBPS/book.opf': `<!DOCTYPE package PUBLIC "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN" "oeb.dtd"><package><manifest><item id="css" href="a.css" media-type="text/css"/>${items.join('')}</manifest><spine>${spine.join('')}</spine></package>`,
    ...Object.fromEntries(files.map((file) => [`OEBPS/text/${file}`, xhtml(chapters[file] ?? '')])),
    ...parts,
  };
  const bytes = Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]);
  return zipSync({ mimetype: [strToU8('application/epub+zip'), { level: 0 }], ...Object.fromEntries(bytes) });
}

const texts = async (bytes: Uint8Array) => (await readAll(bytes)).map((page) => page.text);

describe('an EPUB book', () => {
  test('is a page per chapter, in the order of reading', async () => {
    const chapters = {
      'a.xhtml': '<h1>Über&#160;uns</h1><p>Zwei &amp; drei</p>',
      'b ü.xhtml': '<p>Vorwort&nbsp;日本</p>',
    };
    expect(await texts(buildEpub({ chapters, order: [2, 1] }))).toEqual([
      'Vorwort\u00a0日本',
      'Über\u00a0uns\n\nZwei & drei',
    ]);
  });

  test('whose chapters are split over one file is read once', async () => {
    expect(await texts(buildEpub({ chapters: { 'a.xhtml': 'All' }, order: [1, 1] }))).toEqual(['All']);
  });

  test('with encrypted fonts alone is read', async () => {
    const encryption = '<encryption><CipherReference URI="OEBPS/font.otf"/></encryption>';
    const parts = { 'META-INF/encryption.xml': encryption };
    expect(await texts(buildEpub({ chapters: { 'a.xhtml': 'Hello' }, parts }))).toEqual(['Hello']);
  });
});

describe('an EPUB book that cannot be read', () => {
  const chapters = { 'a.xhtml': '<p>Hello</p>'.repeat(100) };

  test('because of copy protection says so', async () => {
    const parts = { 'META-INF/encryption.xml': '<encryption><CipherReference URI="OEBPS/text/a.xhtml"/></encryption>' };
    await expect(readText(buildEpub({ chapters, parts }))).rejects.toMatchObject(
      failure('document_encrypted', /protection/),
    );
  });

  test('because it lost its chapters or was cut off is called damaged', async () => {
    const none = buildEpub({ chapters: {} });
    await expect(readText(none)).rejects.toMatchObject(failure('document_corrupt', /no chapters/));
    const missing = buildEpub({
      chapters,
      parts: { 'META-INF/container.xml': '<rootfile full-path="../x/book.opf"/>' },
    });
    await expect(readText(missing)).rejects.toMatchObject(failure('document_corrupt', /no chapters/));
    const whole = buildEpub({ chapters });
    await expect(readText(whole.subarray(0, whole.length - 30))).rejects.toMatchObject({ code: 'document_corrupt' });
  });

  test('because it unpacks a hundredfold is refused', async () => {
    const bomb = buildEpub({ chapters, parts: { 'OEBPS/a.jpg': new Uint8Array(20 * 1_048_576) } });
    await expect(readText(bomb)).rejects.toMatchObject(failure('document_too_complex', /unpacks/));
  });

  test('check 5: because a chapter names a file of the machine gets nothing of it', async () => {
    const parts = {
      'OEBPS/text/a.xhtml': utf8('<!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/passwd">]><p>a &secret; b</p>'),
    };
    expect(await readText(buildEpub({ chapters, parts }))).not.toContain('root:');
  });
});
