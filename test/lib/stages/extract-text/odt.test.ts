import { describe, expect, test } from 'vitest';
import { buildOpenDocument, odfRow, odtParagraph } from './fixtures/open-document.ts';
import { failure, readAll, readText } from './fixtures/reading.ts';

const odt = (body: string, more = {}) => buildOpenDocument('text', body, more);
const texts = async (bytes: Uint8Array) => (await readAll(bytes)).map((page) => page.text);

describe('an OpenDocument text', () => {
  test('gives its paragraphs with blanks, tabs and line breaks as they are shown', async () => {
    const body = `<text:h>Grüße  &amp;\n   Maße</text:h>${odtParagraph('Tea<text:tab/>4 €<text:line-break/>a<text:s text:c="3"/>b <text:span>日本語</text:span>')}`;
    expect(await readText(odt(body))).toBe('Grüße & Maße\nTea\t4 €\na   b 日本語');
  });

  test('marks the items of a list, and keeps the rows of a table', async () => {
    const list = `<text:list><text:list-item>${odtParagraph('One')}</text:list-item><text:list-item>${odtParagraph('Two')}</text:list-item></text:list>`;
    const table = `<table:table>${odfRow(['Item', 'Price'])}${odfRow(['Tea', '4.00'])}</table:table>`;
    expect(await readText(odt(list + table))).toBe('- One\n- Two\nItem\tPrice\nTea\t4.00');
  });

  test('begins a page where the author broke one, and where the program remembers that one ended', async () => {
    const styles = `<style:style style:name="P1" style:parent-style-name="Chapter"/><style:style style:name="P2"><style:paragraph-properties fo:break-after="page"/></style:style>`;
    const chapter =
      '<x><style:style style:name="Chapter"><style:paragraph-properties fo:break-before="page"/></style:style></x>';
    const body = `${odtParagraph('One', 'P1')}${odtParagraph('Two <text:soft-page-break/>three')}${odtParagraph('Four', 'P1')}${odtParagraph('End of four', 'P2')}${odtParagraph('Five')}`;
    expect(await texts(odt(body, { styles, parts: { 'styles.xml': chapter } }))).toEqual([
      'One\nTwo',
      'three',
      'Four\nEnd of four',
      'Five',
    ]);
  });

  test('includes headers, notes and footers, each once', async () => {
    const margins = `<x><style:header-style/><style:header>${odtParagraph('ACME')}</style:header><style:header-left>${odtParagraph('ACME')}</style:header-left><style:footer>${odtParagraph('Page 1')}</style:footer></x>`;
    const note =
      '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note</text:p></text:note-body></text:note>';
    const body = odtParagraph(`Body${note} text`);
    expect(await readText(odt(body, { parts: { 'styles.xml': margins } }))).toBe(
      'ACME\n\nBody text\n\nA note\n\nPage 1',
    );
  });

  test('leaves out deleted text, comments and the descriptions of pictures', async () => {
    const body = `<text:tracked-changes><text:deletion>${odtParagraph('gone')}</text:deletion></text:tracked-changes>
      ${odtParagraph('Kept<office:annotation><dc:creator>Jo</dc:creator><text:p>comment</text:p></office:annotation> <draw:frame><svg:title>alt</svg:title><svg:desc>text</svg:desc></draw:frame><text:title>Plan</text:title>')}`;
    expect(await readText(odt(body))).toBe('Kept Plan');
  });

  test('with nothing in it is one empty page', async () => {
    expect(await texts(odt(''))).toEqual(['']);
  });
});

describe('an OpenDocument file made to do harm', () => {
  const whole = odt(odtParagraph('Hello '.repeat(200)));

  test('that needs a password says so', async () => {
    const manifest =
      '<!DOCTYPE manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><m><file-entry><encryption-data/></file-entry></m>';
    const parts = { 'META-INF/manifest.xml': manifest, 'content.xml': crypto.getRandomValues(new Uint8Array(500)) };
    await expect(readText(odt('', { parts }))).rejects.toMatchObject(failure('document_encrypted', /password/));
  });

  test('that is cut off, overwritten or without its content is called damaged', async () => {
    await expect(readText(whole.subarray(0, whole.length - 40))).rejects.toMatchObject({ code: 'document_corrupt' });
    const content = Buffer.from(whole).indexOf('content.xml');
    const overwritten = whole.slice().fill(0xff, content + 40, content + 120);
    await expect(readText(overwritten)).rejects.toMatchObject({ code: 'document_corrupt' });
    const renamed = Uint8Array.from(
      Buffer.from(Buffer.from(whole).toString('latin1').replaceAll('content.xml', 'contend.xml'), 'latin1'),
    );
    await expect(readText(renamed)).rejects.toMatchObject(failure('document_corrupt', /content is missing/));
  });

  test('that unpacks a hundredfold is refused', async () => {
    const bomb = odt(`<text:p>${' '.repeat(20 * 1_048_576)}</text:p>`);
    await expect(readText(bomb)).rejects.toMatchObject(failure('document_too_complex', /unpacks/));
  });

  test('that declares entities gets nothing of them', async () => {
    const prolog = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>';
    await expect(readText(odt(odtParagraph('&secret;'), { prolog }))).rejects.toMatchObject(
      failure('document_corrupt', /document type/),
    );
  });

  test('that nests its elements without end is refused', async () => {
    await expect(readText(odt('<text:section>'.repeat(50_000)))).rejects.toMatchObject(
      failure('document_too_complex', /1000 elements/),
    );
  });

  test('that asks for a billion blanks, or whose styles are their own parents, is read', async () => {
    const styles = '<style:style style:name="P1" style:parent-style-name="P1"/>';
    const text = await readText(odt(odtParagraph('a<text:s text:c="1000000000"/>b', 'P1'), { styles }));
    expect(text).toMatch(/^a +b$/);
    expect(text.length).toBeLessThan(2000);
  });
});
