import { describe, expect, test } from 'vitest';
import { buildDocx, paragraph, wordPart } from './fixtures/office.ts';
import { readAll, readText } from './fixtures/reading.ts';

const cell = (...texts: string[]) => `<w:tc>${texts.map((text) => paragraph(text)).join('')}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;

describe('a Word document', () => {
  test('gives its paragraphs, with entities, tabs and line breaks as they stand', async () => {
    const body = `<w:p><w:r><w:t>Tea &amp; </w:t><w:t>biscuits</w:t><w:tab/><w:t>4 &#8364;</w:t><w:br/><w:t>thanks</w:t></w:r></w:p>`;
    expect(await readText(buildDocx(body + paragraph('Bye')))).toBe('Tea & biscuits\t4 €\nthanks\nBye');
  });

  test('marks the items of a list', async () => {
    const item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>';
    expect(await readText(buildDocx(paragraph('One', item) + paragraph('Two', item) + paragraph('End')))).toBe(
      '- One\n- Two\nEnd',
    );
  });

  test('keeps the cells of a table row on one line, parted by tabs', async () => {
    const body = table(row(cell('Item'), cell('Price')), row(cell('Tea'), cell('4.00')));
    expect(await readText(buildDocx(body))).toBe('Item\tPrice\nTea\t4.00');
  });

  test('reads a table used for layout cell by cell', async () => {
    const nested = table(
      row(cell('Skills', 'Tea'), `<w:tc>${paragraph('Work')}${table(row(cell('2020'), cell('Cook')))}</w:tc>`),
    );
    expect(await readText(buildDocx(nested))).toBe('Skills\nTea\nWork\n2020\tCook');
  });

  test('begins a new page where the author broke it', async () => {
    const body = `${paragraph('One')}<w:p><w:r><w:br w:type="page"/></w:r></w:p>${paragraph('Two')}${paragraph('Three', '<w:pageBreakBefore/>')}`;
    const pages = await readAll(buildDocx(body));
    expect(pages.map(({ number, text }) => [number, text])).toEqual([
      [1, 'One'],
      [2, 'Two'],
      [3, 'Three'],
    ]);
  });

  test('includes headers, footers and notes, each once', async () => {
    const document = buildDocx(paragraph('Body'), {
      'word/header1.xml': wordPart('hdr', paragraph('ACME')),
      'word/header2.xml': wordPart('hdr', paragraph('ACME')),
      'word/footer1.xml': wordPart('ftr', paragraph('Page 1')),
      'word/footnotes.xml': wordPart('footnotes', `<w:footnote>${paragraph('A note')}</w:footnote>`),
    });
    expect(await readText(document)).toBe('ACME\n\nBody\n\nA note\n\nPage 1');
  });

  test('leaves out deleted text, field codes and the second copy of a drawing', async () => {
    const body = `<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>
      <w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice><w:r><w:t> box</w:t></w:r></mc:Choice>
      <mc:Fallback><w:r><w:t> box</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`;
    expect(await readText(buildDocx(body))).toBe('Kept box');
  });

  test('with nothing in it is one empty page', async () => {
    expect((await readAll(buildDocx(''))).map((page) => page.text)).toEqual(['']);
  });

  test('never yields control characters or broken Unicode', async () => {
    expect(await readText(buildDocx(paragraph('a&#0;b&#xD800;c&#x7;d&#12;e')))).toMatch(/^ab?\ufffd?b?\ufffdcde$/);
  });
});
