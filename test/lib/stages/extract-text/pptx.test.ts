import { describe, expect, test } from 'vitest';
import { forgeDirectory, officeFile } from './fixtures/office.ts';
import { type At, buildPptx, frame, placed, shape, title } from './fixtures/pptx.ts';
import { failure, readAll, readText } from './fixtures/reading.ts';

const texts = async (bytes: Uint8Array) => (await readAll(bytes)).map((page) => page.text);
const anywhere: At = [0, 0, 10, 10];

describe('a presentation', () => {
  test('is a page per slide, in the order in which they are shown', async () => {
    const slides = ['Eins', 'Größe & Maß', '三'].map((text) => ({
      shapes: shape(anywhere, [text.replace('&', '&amp;')]),
    }));
    expect(await texts(buildPptx(slides))).toEqual(['Eins', 'Größe & Maß', '三']);
  });

  test('is read from the title on by where things stand, not by the order in which they were drawn', async () => {
    const shapes =
      shape([0, 80, 100, 10], ['Bottom']) +
      shape([60, 30, 30, 40], ['Right']) +
      shape([0, 30, 30, 10], ['Left, above']) +
      shape([0, 50, 30, 10], ['Left, below']) +
      shape([0, 90, 40, 10], ['Title', 'and more'], title);
    expect(await readText(buildPptx([{ shapes }]))).toBe(
      'Title\nand more\n\nLeft, above\n\nLeft, below\n\nRight\n\nBottom',
    );
  });

  test('compares side by side column by column, but reads boxes set like a table row by row', async () => {
    const box = (x: number, y: number) => shape([x * 50, y * 20, 40, 15], [`${'AB'[x]}${y}`]);
    const grid = (rows: number) => Array.from({ length: rows }, (_, y) => box(1, y) + box(0, y)).join('');
    const [columns, table] = await texts(buildPptx([{ shapes: grid(2) }, { shapes: grid(4) }]));
    expect(columns).toBe('A0\n\nA1\n\nB0\n\nB1');
    expect(table?.split('\n\n')).toEqual(['A0', 'B0', 'A1', 'B1', 'A2', 'B2', 'A3', 'B3']);
  });

  test('takes the place of a placeholder from the layout', async () => {
    const layout =
      shape([0, 50, 90, 10], ['Click to edit'], '<p:ph type="body" idx="2"/>') +
      shape([0, 20, 90, 10], ['Click'], '<p:ph type="body" idx="1"/>');
    const shapes = shape(null, ['Second'], '<p:ph idx="2"/>') + shape(null, ['First'], '<p:ph idx="1"/>');
    expect(await readText(buildPptx([{ shapes, layout }]))).toBe('First\n\nSecond');
  });

  test('keeps the rows of its tables', async () => {
    const rows = [
      ['Item', 'Price'],
      ['Tea', '4.00'],
    ];
    expect(await readText(buildPptx([{ shapes: frame(anywhere, rows) }]))).toBe('Item\tPrice\nTea\t4.00');
  });

  test('keeps what is grouped together', async () => {
    const group = `<p:grpSp><p:grpSpPr>${placed([0, 0, 40, 90])}</p:grpSpPr>${shape([0, 900, 9, 9], ['Below'])}${shape([0, 100, 9, 9], ['Above'])}</p:grpSp>`;
    const shapes = shape([50, 20, 40, 40], ['Beside']) + group;
    expect(await readText(buildPptx([{ shapes }]))).toBe('Above\nBelow\n\nBeside');
  });

  test('gives the notes of the speaker last, and no slide numbers', async () => {
    const notes = shape(anywhere, ['Say hello.'], '<p:ph type="body"/>') + shape(null, ['7'], '<p:ph type="sldNum"/>');
    const shapes = shape(anywhere, ['Welcome']) + shape(null, ['1'], '<p:ph type="sldNum" idx="12"/>');
    expect(await readText(buildPptx([{ shapes, notes }]))).toBe('Welcome\n\nNotes:\nSay hello.');
  });

  test('marks the items of a list, and leaves out the second copy of a drawing', async () => {
    const bullets = shape(anywhere, ['One', 'Two']).replaceAll('<a:p>', '<a:p><a:pPr><a:buChar char="•"/></a:pPr>');
    const copies = `<mc:AlternateContent><mc:Choice>${bullets}</mc:Choice><mc:Fallback>${bullets}</mc:Fallback></mc:AlternateContent>`;
    expect(await readText(buildPptx([{ shapes: copies }]))).toBe('- One\n- Two');
  });

  test('with an empty slide keeps its page', async () => {
    expect(await texts(buildPptx([{ shapes: '' }, { shapes: shape(anywhere, ['End']) }]))).toEqual(['', 'End']);
  });
});

describe('a presentation made to do harm', () => {
  const hello = [{ shapes: shape(anywhere, ['Hello'.repeat(100)]) }];

  test('that lost a slide, or all of them, is called damaged', async () => {
    const without = buildPptx(hello, { 'ppt/_rels/presentation.xml.rels': '<Relationships/>' });
    await expect(readText(without)).rejects.toMatchObject(failure('document_corrupt', /no slides/));
    const renamed = officeFile({
      'ppt/presentation.xml': '<p:presentation xmlns:r="r"><p:sldId r:id="a"/></p:presentation>',
      'ppt/_rels/presentation.xml.rels':
        '<Relationships><Relationship Id="a" Type="x/slide" Target="s.xml"/></Relationships>',
    });
    await expect(readText(renamed)).rejects.toMatchObject(failure('document_corrupt', /slide is missing/));
  });

  test('that is cut off or overwritten is called damaged', async () => {
    const whole = buildPptx(hello);
    await expect(readText(whole.subarray(0, whole.length - 40))).rejects.toMatchObject({ code: 'document_corrupt' });
    const overwritten = forgeDirectory(whole, 42, whole.length);
    await expect(readText(overwritten)).rejects.toMatchObject({ code: 'document_corrupt' });
  });

  test('that unpacks a hundredfold is refused', async () => {
    const bomb = buildPptx(hello, { 'ppt/media/image1.png': new Uint8Array(20 * 1_048_576) });
    await expect(readText(bomb)).rejects.toMatchObject(failure('document_too_complex', /unpacks/));
  });

  test('check 5: that declares entities gets nothing of them', async () => {
    const prolog = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]><x>&secret;</x>';
    const sneaky = buildPptx(hello, { 'ppt/slides/slide1.xml': prolog });
    await expect(readText(sneaky)).rejects.toMatchObject(failure('document_corrupt', /document type/));
  });

  test('whose layout leads to itself is read all the same', async () => {
    const loop =
      '<Relationships><Relationship Id="a" Type="x/slideMaster" Target="../slideLayouts/slideLayout1.xml"/></Relationships>';
    const parts = { 'ppt/slideLayouts/_rels/slideLayout1.xml.rels': loop };
    const shapes = shape(null, ['Hello'], '<p:ph idx="1"/>');
    expect(await readText(buildPptx([{ shapes, layout: shape(null, [''], '<p:ph idx="9"/>') }], parts))).toBe('Hello');
  });
});
