import { describe, expect, test } from 'vitest';
import { failure, readAll, readText, utf8 } from './fixtures/reading.ts';

const binary = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('a text file', () => {
  test('is one page', async () => {
    const [page, ...rest] = await readAll(utf8(`${'x'.repeat(30_000)}\r\nend`));
    expect(page).toMatchObject({ number: 1, source: 'text', confidence: null, lines: [] });
    expect(page?.text).toHaveLength(30_004);
    expect(rest).toEqual([]);
  });

  test('has as many pages as form feeds part', async () => {
    expect((await readAll(utf8('one\ftwo\f\n'))).map((page) => page.text)).toEqual(['one', 'two']);
  });

  test.each([
    ['UTF-8 with a byte order mark', binary('\xef\xbb\xbfB\xc3\xa4ume')],
    ['UTF-16, little-endian', binary('\xff\xfeB\0\xe4\0u\0m\0e\0')],
    ['UTF-16, big-endian', binary('\xfe\xff\0B\0\xe4\0u\0m\0e')],
    ['windows-1252', binary('B\xe4ume')],
  ])('in %s is decoded', async (_name, bytes) => {
    expect(await readText(bytes)).toBe('Bäume');
  });

  test('in UTF-16 without a mark is decoded', async () => {
    expect(await readText(binary('B\0\xe4\0u\0m\0e\0 \0u\0n\0d\0'))).toBe('Bäume und');
  });

  test('with one damaged letter keeps all others', async () => {
    expect(await readText(binary(`${'\xc3\xa4'.repeat(20)}\xff`))).toBe(`${'ä'.repeat(20)}\ufffd`);
  });

  test('as Markdown stays as written', async () => {
    expect(await readText(utf8('# Plan\n\n- *one*\n- [two](x)\n'))).toBe('# Plan\n\n- *one*\n- [two](x)');
  });
});

describe('a CSV file', () => {
  test('is a line per row with tabs between cells', async () => {
    expect(await readText(utf8('name,note\n"Doe, Jane","two\nlines"\nRoe,\n'))).toBe(
      'name\tnote\nDoe, Jane\ttwo lines\nRoe',
    );
  });

  test('keeps cells that a spreadsheet would run, as text', async () => {
    expect(await readText(utf8('a;b\n=cmd()|x;+1\n'))).toBe('a\tb\n=cmd()|x\t+1');
  });
});

describe('an e-mail', () => {
  const head =
    'From: Jane Doe <jane@a.example>\r\nTo: b@c.example, d@e.example\r\nDate: Tue, 01 Oct 2024 23:34:56 -0500\r\n';

  test('shows who wrote to whom, when and about what, the text and the names of attachments', async () => {
    const mail = `${head}Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nContent-Type: multipart/mixed; boundary=b\r\n
--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Disposition: attachment; filename="a.pdf"\r\n\r\nx\r\n--b--\r\n`;
    expect(await readText(utf8(mail))).toBe(
      'From: Jane Doe <jane@a.example>\nTo: b@c.example, d@e.example\nDate: Tue, 01 Oct 2024 23:34:56 -0500\nSubject: Grüße\n\nHello\n\nAttachments: a.pdf',
    );
  });

  test('names an attachment without a name by its kind', async () => {
    const mail = `${head}Bcc: c@d.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b--\r\n`;
    expect(await readText(utf8(mail))).toMatch(/\nBcc: c@d\.example\n[\s\S]*\n\nHello\n\nAttachments: \(image\/png\)$/);
  });

  test('written in HTML alone is read as text', async () => {
    const mail = `${head}Subject: Hi\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Tea &amp; milk</p><script>x</script>`;
    expect(await readText(utf8(mail))).toMatch(/\n\nTea & milk$/);
  });

  test('cannot smuggle a header through an encoded line break', async () => {
    const mail = `${head}Subject: =?utf-8?q?hi=0D=0ABcc:_v@example.com?=\r\n\r\nInvoice`;
    expect(await readText(utf8(mail))).toContain('Subject: hi Bcc: v@example.com\n\nInvoice');
  });

  test.each([
    ['OpenPGP', 'Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b--'],
    ['S/MIME', 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nMIIB'],
    ['OpenPGP in its text', '\r\n-----BEGIN PGP MESSAGE-----\r\nhIwD'],
  ])('encrypted with %s says so', async (_name, rest) => {
    await expect(readText(utf8(`${head}${rest}`))).rejects.toMatchObject(failure('document_encrypted', /encrypted/));
  });

  test('nested without end is called damaged instead of being followed', async () => {
    const parts = Array.from(
      { length: 80 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    );
    await expect(readText(utf8(head + parts.join('')))).rejects.toMatchObject({ code: 'document_corrupt' });
  });
});
