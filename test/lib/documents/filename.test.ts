import { describe, expect, test } from 'vitest';
import { displayName } from '../../../lib/documents/filename.ts';

describe('check 7: the name under which a document is shown', () => {
  test.each([
    ['../../../etc/cron.d/report.txt', 'report.txt'],
    ['C:\\Users\\me\\invoice.pdf', 'invoice.pdf'],
    ['/etc/passwd', 'passwd'],
    ['folder/', 'folder'],
    ['%2e%2e%2fetc%2fpasswd.txt', '%2e%2e%2fetc%2fpasswd.txt'],
  ])('keeps only the last part of a path and decodes nothing: %s', (given, shown) => {
    expect(displayName(given)).toBe(shown);
  });

  test('drops line breaks, so that a name cannot add a header', () => {
    expect(displayName('a\r\nSet-Cookie: x=1.txt')).toBe('aSet-Cookie: x=1.txt');
  });

  test('cannot end a quoted header value', () => {
    expect(displayName('"; filename=evil.html')).toBe("'; filename=evil.html");
  });

  test('drops marks that turn the direction of letters and hide the extension', () => {
    expect(displayName('invoice_\u202efdp.exe')).toBe('invoice_fdp.exe');
    expect(displayName('a\u200bb\u2066c\ufeff.pdf')).toBe('abc.pdf');
  });

  test('is the same whether accents came composed or not', () => {
    expect(displayName('re\u0301sume\u0301.pdf')).toBe('résumé.pdf');
  });

  test('keeps emoji, other scripts and ordinary signs', () => {
    expect(displayName('счёт № 5 (請求書) 👨‍👩‍👧.pdf')).toBe('счёт № 5 (請求書) 👨‍👩‍👧.pdf');
  });

  test('is not a hidden file and not a device of Windows', () => {
    expect(displayName('.htaccess')).toBe('htaccess');
    expect(displayName('CON.txt')).toBe('_CON.txt');
    expect(displayName('contract.txt')).toBe('contract.txt');
  });

  test.each(['', ' ', '...', '/', '\u202e', '\0'])('is never empty, even for %j', (given) => {
    expect(displayName(given)).toBe('unnamed');
  });

  test('has at most 255 bytes, keeps its extension and cuts no character in two', () => {
    const shown = displayName(`${'é'.repeat(5000)}.pdf`);
    expect(new TextEncoder().encode(shown).length).toBeLessThanOrEqual(255);
    expect(shown).toMatch(/^é+\.pdf$/);
    expect(displayName(`${'👩‍🚀'.repeat(100)}.pdf`)).toMatch(/^(👩‍🚀)+\.pdf$/u);
  });

  test('is shortened in a moment, even if one letter carries thousands of accents or dots never end', () => {
    expect(displayName(`e${'\u0323'.repeat(5000)}.pdf`)).toBe('unnamed.pdf');
    expect(displayName(`a${'. '.repeat(200_000)}b.pdf`)).toMatch(/^a[. ]+\.pdf$/);
  });

  test('is well-formed Unicode', () => {
    expect(displayName('a\ud800.pdf')).toBe('a\ufffd.pdf');
  });
});
