import { describe, expect, test } from 'vitest';
import { buildDocx, buildXlsx, paragraph, wordPart } from '../fixtures/office.ts';
import { buildOpenDocument, odfRow, odtParagraph } from '../fixtures/open-document.ts';
import { buildPptx, shape, title } from '../fixtures/pptx.ts';
import { readAll, utf8 } from '../fixtures/reading.ts';

const markdown = async (bytes: Uint8Array) => (await readAll(bytes)).map((page) => page.markdown ?? null);
const binary = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const first = async (bytes: Uint8Array) => (await markdown(bytes))[0];

const styles = `<w:styles xmlns:w="w">
  <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="berschrift1"/></w:style></w:styles>`;

describe('the Markdown of a page', () => {
  test('has the headings of a Word document by their styles, in whatever language Word runs', async () => {
    const body = `${paragraph('Vertrag', '<w:pStyle w:val="berschrift1"/>')}${paragraph('zwischen A und B')}${paragraph('Anhang', '<w:pStyle w:val="Own"/>')}${paragraph('Detail', '<w:outlineLvl w:val="2"/>')}`;
    const document = buildDocx(body, { 'word/styles.xml': styles });
    expect(await markdown(document)).toEqual(['# Vertrag\n\nzwischen A und B\n\n# Anhang\n\n### Detail']);
    expect((await readAll(document))[0]?.text).toBe('Vertrag\nzwischen A und B\nAnhang\nDetail');
  });

  test('has the tables of a Word document, with cells that span columns', async () => {
    const cell = (text: string, span = 1) =>
      `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${paragraph(text)}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell('Year', 2)}${cell('Sum')}</w:tr><w:tr>${cell('2024')}${cell('2025')}${cell('a|b')}</w:tr></w:tbl>`;
    expect(await first(buildDocx(table))).toBe('| Year |  | Sum |\n| --- | --- | --- |\n| 2024 | 2025 | a\\|b |');
  });

  test('reads a table that only lays out a page as what it holds', async () => {
    const page = '<table><tr><td><h1>Jo</h1><p>Cook<td>2020<tr><td><ul><li>Tea<li>Milk</ul></table>';
    expect(await first(utf8(`<html>${page}`))).toBe('# Jo\n\nCook\n2020\n\n- Tea\n- Milk');
  });

  test('has headings, lists in lists and tables of an HTML page, and shows its signs as signs', async () => {
    const page = `<html><h2>To <b>do</b><br>now</h2><ol><li>one<ul><li>deep</ul><li>two</ol><p>*5* &lt;b&gt; #1
      <table><tr><th rowspan=2>A<th>B<tr><td>c<tr><td>d<td>e</table>`;
    expect(await first(utf8(page))).toBe(
      '## To do now\n\n1. one\n   - deep\n2. two\n\n\\*5\\* \\<b> #1\n\n| A | B |\n| --- | --- |\n|  | c |\n| d | e |',
    );
  });

  test('has the headings, the numbers and the tables of an OpenDocument text', async () => {
    const list = `<text:list text:style-name="L1"><text:list-item>${odtParagraph('One')}</text:list-item><text:list-item>${odtParagraph('Two')}</text:list-item></text:list>`;
    const numbers =
      '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/></text:list-style>';
    const body = `${odtParagraph('Plan', 'Title')}<text:h text:outline-level="2">Steps</text:h>${list}<table:table>${odfRow(['A', 'B'])}${odfRow(['1', '2'])}</table:table>`;
    const document = buildOpenDocument('text', body, { styles: numbers });
    expect(await first(document)).toBe(
      '# Plan\n\n## Steps\n\n- a) One\n- b) Two\n\n| A | B |\n| --- | --- |\n| 1 | 2 |',
    );
    expect((await readAll(document))[0]?.text).toBe('Plan\nSteps\na) One\nb) Two\nA\tB\n1\t2');
  });

  test('has the headings and tables of an RTF document', async () => {
    const row = (...cells: string[]) => `\\trowd ${cells.map((cell) => `\\intbl ${cell}\\cell `).join('')}\\row `;
    const rtf = `{\\rtf1\\pard\\outlinelevel1 Terms\\par\\pard Text\\par ${row('A', 'B')}${row('1', '2')}\\pard End\\par}`;
    expect(await first(binary(rtf))).toBe('## Terms\n\nText\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\nEnd');
  });

  test('is a heading and a table for each sheet of a workbook', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (...cells: string[]) => `<row>${cells.map(cell).join('')}</row>`;
    const sheets = await markdown(
      buildXlsx({ Prices: row('Item', 'Price') + row('Tea', '4'), Notes: row('Only one') }),
    );
    expect(sheets).toEqual(['# Prices\n\n| Item | Price |\n| --- | --- |\n| Tea | 4 |', '# Notes\n\nOnly one']);
  });

  test('leaves the rows of a long table to the text, and says how many', async () => {
    const rows = Array.from({ length: 1500 }, (_, index) => `${index},x`).join('\n');
    const [page] = await readAll(utf8(`id,name\n${rows}`));
    expect(page?.markdown?.split('\n')).toHaveLength(1003);
    expect(page?.markdown).toMatch(/\n\n501 more rows are in the text\.$/);
    expect(page?.text.split('\n')).toHaveLength(1501);
  });

  test('has the title of a slide as its heading, and its numbers', async () => {
    const numbered = (text: string) =>
      `<a:p><a:pPr><a:buAutoNum type="alphaLcParenR"/></a:pPr><a:r><a:t>${text}</a:t></a:r></a:p>`;
    const list = shape([0, 20, 50, 50], ['x']).replace(/<a:p>.*<\/a:p>/s, numbered('one') + numbered('two'));
    const [page] = await readAll(buildPptx([{ shapes: shape([0, 0, 50, 10], ['Our', 'plan'], title) + list }]));
    expect(page?.markdown).toBe('# Our plan\n\n- a) one\n- b) two');
    expect(page?.text).toBe('Our\nplan\n\na) one\nb) two');
  });

  test('is made of the HTML of an e-mail, while the text stays the one that the mail has beside it', async () => {
    const part = (type: string, body: string) => `--b\nContent-Type: text/${type}\n\n${body}\n`;
    const mail = `From: a@b.example\nSubject: Order\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n${part('plain', 'Tea 4.00, thank you for your order')}${part('html', '<h1>Order</h1><table><tr><td>Tea<td>4.00<tr><td>Milk<td>1.00</table>')}--b--`;
    const [page] = await readAll(utf8(mail));
    expect(page?.text).toBe('From: a@b.example\nSubject: Order\n\nTea 4.00, thank you for your order');
    expect(page?.markdown).toBe(
      'From: a@b.example\nSubject: Order\n\n# Order\n\n| Tea | 4.00 |\n| --- | --- |\n| Milk | 1.00 |',
    );
  });

  test('is a Markdown file as it stands', async () => {
    const text = '# Plan\n\nfirst *this*\n\n| a | b |\n|---|---|\n| 1 | 2 |';
    expect(await markdown(utf8(text))).toEqual([text]);
  });

  test('is absent where a page has neither heading nor table nor list', async () => {
    expect(await markdown(utf8('Dear Jo,\n\nthanks.'))).toEqual([null]);
    expect(await markdown(buildDocx(paragraph('Dear Jo,')))).toEqual([null]);
    expect(await markdown(utf8('<html><p>Dear Jo'))).toEqual([null]);
  });

  test('never takes signs of a file for marks of our own', async () => {
    const page = '<html><p>&#1;1fake&#2; &#4;&#5;a&#7;b&#6;<p>&#3;0- item';
    expect(await markdown(utf8(page))).toEqual([null]);
  });
});

describe('the numbers of a Word list', () => {
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = wordPart(
    'numbering',
    `<w:abstractNum w:abstractNumId="7">${level(0, 'decimal', '§ %1')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerRoman', '(%3)')}</w:abstractNum>
     <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
     <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`,
  );
  const item = (text: string, list: number, at: number) =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);

  test('are those that Word shows: by level, begun anew below, and where the list says so', async () => {
    const body =
      item('Term', 1, 0) +
      item('Begin', 1, 1) +
      item('End', 1, 1) +
      item('early', 1, 2) +
      item('late', 1, 2) +
      item('Fee', 1, 0) +
      item('Sum', 1, 1) +
      item('Other', 2, 0);
    const [page] = await readAll(buildDocx(body, { 'word/numbering.xml': numbering }));
    expect(page?.text).toBe('§ 1 Term\n1.1 Begin\n1.2 End\n(i) early\n(ii) late\n§ 2 Fee\n2.1 Sum\n§ 5 Other');
  });
});
