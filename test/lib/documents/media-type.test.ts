import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { identify } from '../../../lib/documents/media-type.ts';
import { crossIndustry, ubl } from '../stages/e-invoice/xml.ts';
import { buildDocx, buildXlsx, officeFile } from '../stages/extract-text/fixtures/office.ts';
import { buildOpenDocument } from '../stages/extract-text/fixtures/open-document.ts';
import { buildPdf, join, show } from '../stages/extract-text/fixtures/pdf.ts';
import { buildTiff } from '../stages/extract-text/fixtures/tiff.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const binary = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const aPdf = buildPdf({ pages: [show('Hello', 72, 700)] });

/** A PNG that ends after its header. */
const png = (width: number, height: number) => {
  const bytes = new Uint8Array(33);
  bytes.set(binary('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'));
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
};

/** A JPEG that ends after its frame header, with a comment before it. */
const jpeg = (width: number, height: number) => {
  const bytes = new Uint8Array(40);
  bytes.set(binary('\xff\xd8\xff\xfe\0\x06note\xff\xc0\0\x11\x08'));
  new DataView(bytes.buffer).setUint16(15, height);
  new DataView(bytes.buffer).setUint16(17, width);
  return bytes;
};

/** A GIF that ends after its header. */
const gif = (width: number, height: number) => {
  const bytes = binary('GIF89a\0\0\0\0\0\0\0');
  new DataView(bytes.buffer).setUint16(6, width, true);
  new DataView(bytes.buffer).setUint16(8, height, true);
  return bytes;
};

/** The head of an OLE file whose directory holds this stream. */
const ole = (stream: string) => {
  const bytes = new Uint8Array(2048);
  bytes.set(binary('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'));
  bytes[30] = 9;
  bytes[48] = 1;
  bytes.set(binary([...`${stream}\0`].map((letter) => `${letter}\0`).join('')), 1024 + 128);
  return bytes;
};

describe('check 2: the type of a file is what its bytes are', () => {
  test.each([
    ['a PDF', aPdf, 'application/pdf'],
    ['a PDF after a printer line', join([utf8('@PJL ENTER LANGUAGE=PDF\r\n'), aPdf]), 'application/pdf'],
    ['a PNG', png(10, 10), 'image/png'],
    ['a JPEG', jpeg(10, 10), 'image/jpeg'],
    ['a GIF', gif(10, 10), 'image/gif'],
    ['a TIFF', buildTiff([{ width: 10, height: 10 }]), 'image/tiff'],
    ['a TIFF of the other byte order', buildTiff([{ width: 10, height: 10 }], false), 'image/tiff'],
    ['a Word document', buildDocx(''), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a workbook', buildXlsx({ A: '' }), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [
      'a presentation',
      officeFile({ 'ppt/presentation.xml': '' }),
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    ['an OpenDocument text', buildOpenDocument('text', ''), 'application/vnd.oasis.opendocument.text'],
    ['a spreadsheet', buildOpenDocument('spreadsheet', ''), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['an open presentation', buildOpenDocument('presentation', ''), 'application/vnd.oasis.opendocument.presentation'],
    [
      'an OpenDocument text packed anew',
      zipSync({ mimetype: utf8('application/vnd.oasis.opendocument.text-template'), 'content.xml': utf8('') }),
      'application/vnd.oasis.opendocument.text',
    ],
    ['a book', officeFile({ 'META-INF/container.xml': '' }), 'application/epub+zip'],
    ['an RTF document', binary('{\\rtf1 Hello}'), 'application/rtf'],
    ['a message of Outlook', ole('__properties_version1.0'), 'application/vnd.ms-outlook'],
    ['a page', utf8('\n<!-- note -->\n<!DOCTYPE html><p>Hello'), 'text/html'],
    ['XHTML', utf8('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'), 'text/html'],
    ['a fragment of a page', utf8('<div class="a">Hello</div>'), 'text/html'],
    ['an invoice in XML', crossIndustry(), 'application/xml'],
    ['an invoice in UBL', ubl(), 'application/xml'],
    [
      'XML with an invoice of its own kind',
      utf8('<?xml version="1.0"?><Invoice xmlns="https://shop.example"/>'),
      'text/plain',
    ],
    ['other XML', utf8('<?xml version="1.0"?><order/>'), 'text/plain'],
    ['a mail', utf8('Received: by x\r\n\tfor y\r\nFrom: a@b.example\r\nSubject: Hi\r\n\r\nHello'), 'message/rfc822'],
    ['a table', utf8('name,amount\r\n"Doe, Jane",3\r\nRoe,4\r\n'), 'text/csv'],
    ['a table with semicolons', utf8('name;amount\nJane;3,50\n'), 'text/csv'],
    ['Markdown', utf8('# Plan\n\nSee [the site](https://example.com).\n'), 'text/markdown'],
    ['prose', utf8('Dear Ms Roe, thank you.\nWe will come, too.\n'), 'text/plain'],
    ['a letter that begins with a colon line', utf8('Note: this is no mail.\n\nHello'), 'text/plain'],
    ['a script', utf8('#!/bin/sh\n# say hello\necho hello\n'), 'text/plain'],
    ['JSON', utf8('{"a": [1, 2]}\n'), 'text/plain'],
    ['Latin-1', binary('Stra\xdfe und B\xe4ume\n'), 'text/plain'],
    ['UTF-16', binary('\xff\xfeH\0e\0l\0l\0o\0'), 'text/plain'],
    ['blanks', utf8(' \n\t\n'), 'text/plain'],
  ])('%s', (_name, bytes, mediaType) => {
    expect(identify(bytes)).toBe(mediaType);
  });

  test('a page or a mail that mentions a PDF stays a page or a mail', () => {
    expect(identify(join([utf8('<html>'), aPdf]))).toBe('text/html');
    expect(identify(utf8('From: a@b.example\nTo: c@d.example\n\n%PDF-1.4 is how a PDF begins.'))).toBe(
      'message/rfc822',
    );
  });

  test('a PDF with an archive or a page hidden in it is a PDF and nothing else', () => {
    expect(identify(join([aPdf, buildDocx('')]))).toBe('application/pdf');
    expect(identify(utf8('%PDF-1.4\n%<html><script>alert(1)</script>'))).toBe('application/pdf');
  });
});

describe('check 2: a file that cannot be read is refused with what would be right', () => {
  const refused = (bytes: Uint8Array) => {
    try {
      return identify(bytes);
    } catch (error) {
      return error;
    }
  };

  test('an empty file', () => {
    expect(refused(new Uint8Array())).toMatchObject({ code: 'empty_file' });
  });

  test.each([
    ['a Word 97 .doc', ole('WordDocument'), '.docx or PDF'],
    ['an Excel 97 .xls', ole('Workbook'), '.xlsx or PDF'],
    ['a PowerPoint 97 .ppt', ole('PowerPoint Document'), 'PDF'],
    ['an OpenDocument file other than a text', buildOpenDocument('graphics', ''), 'PDF'],
    ['a ZIP archive', officeFile({ 'a.txt': '' }), 'unpack it'],
    ['a BigTIFF picture', binary('II+\0\x08\0\0\0'), 'JPEG or PNG'],
    ['a HEIC picture', binary('\0\0\0\x18ftypheic'), 'save it as JPEG or PNG'],
    ['a WebP picture', binary('RIFF\0\0\0\0WEBP'), 'JPEG or PNG'],
    ['an SVG drawing', utf8('<?xml version="1.0"?><!-- a --><svg onload="alert(1)"/>'), 'PNG'],
    ['a Windows program', binary('MZ\x90\0\x03'), 'not documents'],
  ])('%s', (name, bytes, advice) => {
    expect(refused(bytes)).toMatchObject({ code: 'unsupported_format', message: expect.stringContaining(name) });
    expect(refused(bytes)).toMatchObject({ message: expect.stringContaining(advice) });
  });

  test('binary data of no known kind', () => {
    expect(refused(binary('\x01\x02\x03\x04abc\x05'))).toMatchObject({ code: 'unsupported_format' });
  });

  test('an Office document behind a password', () => {
    expect(refused(ole('EncryptedPackage'))).toMatchObject({ code: 'document_encrypted' });
  });

  test('an Office document that was cut off', () => {
    expect(refused(buildDocx('').subarray(0, 120))).toMatchObject({ code: 'document_corrupt' });
  });

  test.each([
    ['PNG', png(60_000, 60_000)],
    ['JPEG', jpeg(60_000, 60_000)],
    ['GIF', gif(60_000, 60_000)],
    [
      'TIFF',
      buildTiff([
        { width: 10, height: 10 },
        { width: 60_000, height: 60_000 },
      ]),
    ],
  ])('a %s of more than 50 megapixels, by its header alone', (_name, bytes) => {
    expect(refused(bytes)).toMatchObject({
      code: 'image_too_large',
      message: expect.stringContaining('3,600 megapixels'),
    });
  });

  test('a picture of 50 megapixels is taken', () => {
    expect(identify(png(10_000, 5_000))).toBe('image/png');
  });

  test.each([
    ['PNG', png(10, 10).subarray(0, 20)],
    ['GIF', gif(10, 10).subarray(0, 8)],
    ['TIFF', buildTiff([{ width: 10, height: 10, grey: new Uint8Array(100) }]).subarray(0, 100)],
  ])('a %s whose header is cut off', (_name, bytes) => {
    expect(refused(bytes)).toMatchObject({ code: 'document_corrupt' });
  });
});
