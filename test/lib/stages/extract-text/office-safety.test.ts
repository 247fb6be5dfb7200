import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  buildDocx,
  buildXlsx,
  forgeDirectory,
  officeFile,
  type Parts,
  paragraph,
  wordPart,
} from './fixtures/office.ts';
import { failure, readText } from './fixtures/reading.ts';

const megabytes = (count: number) => new Uint8Array(count * 1_048_576).fill(32);
const sizeAt = 24;
const offsetAt = 42;
const flagsAt = 8;

describe('an Office document made to do harm', () => {
  test('check 3: that claims to unpack a hundredfold is refused before it is unpacked', async () => {
    const bomb = buildDocx('', { 'word/header1.xml': megabytes(20) });
    await expect(readText(bomb)).rejects.toMatchObject(failure('document_too_complex', /unpacks to more than 20 MB/));
  });

  test('check 3: that lies about its sizes is stopped while it unpacks', async () => {
    const liar = forgeDirectory(buildDocx('', { 'word/header1.xml': megabytes(20) }), sizeAt, 10);
    await expect(readText(liar)).rejects.toMatchObject(failure('document_too_complex', /unpacks to more than 1\d MB/));
  });

  test('check 3: whose parts overlap is refused', async () => {
    const parts: Parts = { 'word/header1.xml': crypto.getRandomValues(new Uint8Array(2000)) };
    for (let number = 2; number < 6; number++) parts[`word/header${number}.xml`] = parts['word/header1.xml'] ?? '';
    const overlapping = forgeDirectory(forgeDirectory(buildDocx('', parts), offsetAt, 0), 20, 2100);
    await expect(readText(overlapping)).rejects.toMatchObject(failure('document_corrupt', /overlap/));
  });

  test('check 3: with thousands of parts is refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`word/media/${index}.png`, '']));
    await expect(readText(buildDocx('', parts))).rejects.toMatchObject(failure('document_too_complex', /2003 parts/));
  });

  test('check 3: with encrypted parts says so', async () => {
    const encrypted = forgeDirectory(buildDocx(''), flagsAt, 0x0008_0001);
    await expect(readText(encrypted)).rejects.toMatchObject(failure('document_encrypted', /password/));
  });

  test('check 8: with a link in place of a part is refused', async () => {
    const link = zipSync({
      '[Content_Types].xml': new Uint8Array(),
      'word/document.xml': [new TextEncoder().encode('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }],
    });
    await expect(readText(link)).rejects.toMatchObject(failure('document_corrupt', /links/));
  });

  test('check 8: whose part names climb out of the archive is read like any other', async () => {
    const sneaky = buildDocx(paragraph('Hello'), { '../../evil.sh': 'rm', '/etc/cron.d/x': 'rm' });
    expect(await readText(sneaky)).toBe('Hello');
  });

  test('check 5: that names a file of the machine as an entity gets nothing of it', async () => {
    const prolog = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>';
    await expect(readText(buildDocx(paragraph('&secret;'), {}, prolog))).rejects.toMatchObject(
      failure('document_corrupt', /document type/),
    );
  });

  test('check 5: with entities that multiply is refused at once', async () => {
    const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const laughs = buildDocx(paragraph('&l9;'), {}, `<!DOCTYPE l [<!ENTITY l0 "ha">${levels}]>`);
    await expect(readText(laughs)).rejects.toMatchObject(failure('document_corrupt', /document type/));
  });

  test('check 5: that nests its elements without end is refused', async () => {
    const deep = buildDocx('<w:sdt>'.repeat(50_000));
    await expect(readText(deep)).rejects.toMatchObject(failure('document_too_complex', /1000 elements/));
  });

  test('check 5: that refers to templates and pictures elsewhere is read without fetching them', async () => {
    const external =
      '<Relationships><Relationship Id="rId1" TargetMode="External" Target="http://127.0.0.1:1/t.dotx"/></Relationships>';
    expect(await readText(buildDocx(paragraph('Hello'), { 'word/_rels/settings.xml.rels': external }))).toBe('Hello');
  });

  test('that is cut off or overwritten is called damaged', async () => {
    const whole = buildDocx(paragraph('Hello'.repeat(200)));
    const overwritten = whole.slice().fill(0xff, 150, 260);
    await expect(readText(overwritten)).rejects.toMatchObject({ code: 'document_corrupt' });
    await expect(readText(whole.subarray(0, whole.length - 30))).rejects.toMatchObject({ code: 'document_corrupt' });
  });

  test('check 3: as a workbook is held to the same limits', async () => {
    const bomb = buildXlsx({ A: '' }, { 'xl/sharedStrings.xml': megabytes(20) });
    await expect(readText(bomb)).rejects.toMatchObject(failure('document_too_complex', /unpacks/));
    const laughs = buildXlsx({ A: '' }, { 'xl/sharedStrings.xml': '<!DOCTYPE sst><sst/>' });
    await expect(readText(laughs)).rejects.toMatchObject(failure('document_corrupt', /document type/));
  });
});

test('a workbook whose sheets cannot be found is called damaged', async () => {
  const empty = officeFile({ 'xl/workbook.xml': wordPart('workbook', '') });
  await expect(readText(empty)).rejects.toMatchObject(failure('document_corrupt', /no sheets/));
});
