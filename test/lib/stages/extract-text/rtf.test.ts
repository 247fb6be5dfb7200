import { describe, expect, test } from 'vitest';
import { failure, readAll, readText } from './fixtures/reading.ts';

const rtf = (content: string, head = '\\ansi\\ansicpg1252\\deff0') =>
  Uint8Array.from(`{\\rtf1${head} ${content}}`, (character) => character.charCodeAt(0));
const texts = async (content: string) => (await readAll(rtf(content))).map((page) => page.text);

describe('an RTF document', () => {
  test('gives its paragraphs, and takes line ends in the file for nothing', async () => {
    const content = 'Dear \\b Ms\\b0  Fenwick,\\par\r\nthank\r\n you\\tab 4\\line {\\i bye} \\{x\\}\\emdash';
    expect(await readText(rtf(content))).toBe('Dear Ms Fenwick,\nthank you\t4\nbye {x}—');
  });

  test('reads letters of all languages, by code page, by font and as Unicode', async () => {
    const fonts =
      '{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Arial Cyr;}{\\f2\\fcharset128 MS Mincho;}{\\f3\\fcharset2 Symbol;}{\\f4\\fcharset161{\\*\\falt x}Greek;}}';
    const content = `${fonts}Gr\\'fc\\'dfe {\\f1\\'cc\\'ee\\'f1\\'ea\\'e2\\'e0} {\\f2\\'93\\'fa\\'96\\'7b\\'83A} {\\f3\\'b7} \\f4\\'e1\\plain\\u8364?\\u-10179 ?\\u-8704 ?\\u-3913 ?`;
    expect(await readText(rtf(content))).toBe('Grüße Москва 日本ア • α€😀•');
  });

  test.each([
    ['MS-DOS', '\\pc', "\\'81", 'ü'],
    ['the Macintosh', '\\mac', "\\'9f", 'ü'],
    ['Central Europe', '\\ansi\\ansicpg1250', "\\'b3", 'ł'],
    ['UTF-8', '\\ansi\\ansicpg65001', "\\'c5\\'82", 'ł'],
    ['nobody knows where', '\\ansi\\ansicpg99999', "\\'fc", 'ü'],
  ])('written for %s is decoded', async (_name, head, content, text) => {
    expect(await readText(rtf(content, head))).toBe(text);
  });

  test('leaves out as many signs after a Unicode letter as it says', async () => {
    expect(await readText(rtf("{\\uc2\\u22823 abc}\\u22823\\'3fd{\\uc0\\u22823 e}"))).toBe('大c大d大e');
  });

  test('keeps the cells of a row on one line, whatever stands before and after', async () => {
    const row = (...cells: string[]) => `\\trowd\\cellx900\\pard\\intbl ${cells.join('\\cell ')}\\cell\\row`;
    const content = `Before\\par ${row('Item', 'Price')}\n${row('Tea', '4.00')}\\pard After\\par`;
    expect(await readText(rtf(content))).toBe('Before\nItem\tPrice\nTea\t4.00\nAfter');
  });

  test('shows lists with their numbers, or a dash for a bullet', async () => {
    const content =
      "{\\listtext\\f3\\'b7\\tab}Tea\\par{\\pntext 1.\\tab}Milk\\par{\\listtext o\\tab}Sugar\\par{\\*\\pn{\\pntxta .}}End";
    expect(await readText(rtf(content))).toBe('- Tea\n1. Milk\n- Sugar\nEnd');
  });

  test('has as many pages as the author broke', async () => {
    expect(await texts('\\pagebb One\\par\\page Two\\par\\pard\\pagebb Three')).toEqual(['One', 'Two', 'Three']);
  });

  test('includes headers, footers, notes, text boxes and what links say', async () => {
    const content =
      '{\\footer Page 1}{\\header ACME}Body{\\footnote A note}{\\field{\\*\\fldinst HYPERLINK "http://a.example"}{\\fldrslt  link}}{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt  box}}{\\shprslt copy}}';
    expect(await readText(rtf(content))).toBe('ACME\n\nBody link box\n\nA note\n\nPage 1');
  });

  test('leaves out styles, pictures, objects, hidden and deleted words, and what it does not know', async () => {
    const content =
      '{\\stylesheet{\\s1 Heading;}}{\\info{\\author Jo}}{\\pict\\pngblip 89504e47}{\\object{\\*\\objclass Package}{\\*\\objdata 0105}{\\result Shown}}{\\v secret}{\\deleted gone}{\\*\\constructor x}\\constructor  here';
    expect(await readText(rtf(content))).toBe('Shown here');
  });

  test('passes over binary data, whatever it looks like', async () => {
    expect(await readText(rtf('a{\\pict\\bin5 }}\\\\{}b{\\bin-9 }c'))).toBe('abc');
  });
});

describe('an RTF document that is damaged or made to do harm', () => {
  test('and cut off is read up to there', async () => {
    const whole = rtf('{\\b First}\\par Second\\par {\\i Third}');
    expect(await readText(whole.subarray(0, whole.length - 5))).toBe('First\nSecond\nTh');
    expect(await readText(whole.subarray(0, 7))).toBe('');
    expect(await readText(rtf("end\\'"))).toBe('end?');
  });

  test('by braces too many goes on', async () => {
    expect(await readText(rtf('a}}}b{c'))).toBe('abc');
  });

  test('that nests its groups without end is refused', async () => {
    await expect(readText(rtf('{'.repeat(100_000)))).rejects.toMatchObject(
      failure('document_too_complex', /1000 groups/),
    );
  });

  test('with megabytes of groups and words is read whole', async () => {
    expect((await texts("{\\b\\'fc}".repeat(200_000))).join('')).toHaveLength(200_000);
  });
});
