import { describe, expect, test } from 'vitest';
import { buildXlsx } from './fixtures/office.ts';
import { failure, readAll, readText } from './fixtures/reading.ts';

const strings = '<sst><si><t>Tea</t></si><si><r><t>Green </t></r><r><t>tea</t></r><rPh><t>guide</t></rPh></si></sst>';
const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\ mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="&quot;day&quot;0.00"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="10"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>`;
const parts = { 'xl/sharedStrings.xml': strings, 'xl/styles.xml': styles };
const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;
const number = (reference: string, value: number, style = 0) => `<c r="${reference}" s="${style}"><v>${value}</v></c>`;

describe('a workbook', () => {
  test('is a page per sheet, in the order of its tabs', async () => {
    const pages = await readAll(buildXlsx({ 'Q1 &amp; Q2': row(number('A1', 1)), Rest: row(number('A1', 2)) }));
    expect(pages.map((page) => page.text)).toEqual(['Q1 & Q2\n1', 'Rest\n2']);
  });

  test('goes on over several pages where a sheet is long, under its name and first row on each', async () => {
    const item = (n: number) => row(`<c r="A${n}" t="str"><v>item ${n} of the long list</v></c>`, number(`B${n}`, n));
    const head = row('<c r="A1" t="str"><v>what</v></c>', '<c r="B1" t="str"><v>price</v></c>');
    const items = Array.from({ length: 4_000 }, (_, index) => item(index + 2)).join('');
    const pages = await readAll(buildXlsx({ Stock: head + items, Rest: row(number('A1', 2)) }));
    expect(pages.length).toBeGreaterThan(2);
    expect(Math.max(...pages.map(({ text }) => text.length))).toBeLessThan(60_100);
    const stock = pages.slice(0, -1);
    expect(stock.flatMap(({ text }) => text.split('\n').slice(1))).toHaveLength(4_001);
    for (const { text, markdown } of stock) {
      expect(text.split('\n')[0]).toBe('Stock');
      expect(markdown).toMatch(/^# Stock\n\n\| what \| price \|\n/);
    }
    expect(pages.at(-1)?.text).toBe('Rest\n2');
  });

  test('says of a sheet that it is hidden', async () => {
    const workbook = (state: string) =>
      `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Rates" state="${state}" r:id="rId1"/></sheets></workbook>`;
    for (const state of ['hidden', 'veryHidden']) {
      const bytes = buildXlsx({ Rates: row(number('A1', 7)) }, { 'xl/workbook.xml': workbook(state) });
      expect(await readText(bytes)).toBe('Rates (hidden sheet)\n7');
    }
    const bytes = buildXlsx({ Rates: row(number('A1', 7)) }, { 'xl/workbook.xml': workbook('visible') });
    expect(await readText(bytes)).toBe('Rates\n7');
  });

  test('gives shared, inline and computed text, truth values and errors', async () => {
    const cells = row(
      '<c r="A1" t="s"><v>0</v></c>',
      '<c r="B1" t="s"><v>1</v></c>',
      '<c r="C1" t="inlineStr"><is><t>in\nline</t></is></c>',
      '<c r="D1" t="str"><f>A1&amp;B1</f><v>both</v></c>',
      '<c r="E1" t="b"><v>1</v></c>',
      '<c r="F1" t="e"><v>#N/A</v></c>',
    );
    expect(await readText(buildXlsx({ S: cells }, parts))).toBe('S\nTea\tGreen tea\tin line\tboth\tTRUE\t#N/A');
  });

  test('shows a number as its format means it', async () => {
    const cells = row(
      number('A1', 43164, 1),
      number('B1', 43164, 2),
      number('C1', 43164, 3),
      number('D1', 0.19, 4),
      number('E1', 43164.5, 5),
      number('F1', 0.75, 6),
      number('G1', 0.1 + 0.2),
    );
    expect(await readText(buildXlsx({ S: cells }, parts))).toBe(
      'S\n2018-03-05\t2018-03-05\t43164\t19%\t2018-03-05 12:00\t18:00\t0.3',
    );
  });

  test('counts days from 1904 where the workbook says so', async () => {
    const workbook = buildXlsx({ S: row(number('A1', 0, 1)) }, parts);
    expect(await readText(workbook)).toBe('S\n1899-12-30');
    const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const mac = `<workbook xmlns:r="${relationships}"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>`;
    expect(await readText(buildXlsx({ S: row(number('A1', 0, 1)) }, { ...parts, 'xl/workbook.xml': mac }))).toBe(
      'S\n1904-01-01',
    );
  });

  test('keeps columns apart where cells are empty, without following a gap to the last column', async () => {
    expect(await readText(buildXlsx({ S: row(number('A1', 1), number('C1', 3)) }))).toBe('S\n1\t\t3');
    expect((await readText(buildXlsx({ S: row(number('A1', 1), number('XFD1', 9)) }))).length).toBeLessThan(100);
  });

  test('whose cells all point at one long text is stopped before it fills the memory', async () => {
    const long = `<sst><si><t>${Array.from({ length: 40_000 }, (_, index) => `word${index}`).join(' ')}</t></si></sst>`;
    const cells = row(...Array.from({ length: 2000 }, () => '<c t="s"><v>0</v></c>'));
    const workbook = buildXlsx({ S: cells }, { 'xl/sharedStrings.xml': long });
    await expect(readText(workbook)).rejects.toMatchObject(failure('document_too_complex', /20 million characters/));
  });
});
