import Papa from 'papaparse';
import * as z from 'zod';
import { AppError } from '../errors.ts';
import { checkImageSize } from './media-type/image-size.ts';
import { officeKind } from './media-type/office-kind.ts';
import { oleKind } from './media-type/ole.ts';
import { foreignFormats, startsWith } from './media-type/signatures.ts';
import { decodeText } from './media-type/text-encoding.ts';
import { textKind } from './media-type/text-kind.ts';

/** The formats that can be read; each has its entry in the formats of the text stage. */
export const MediaType = z.enum([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/tiff',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'application/epub+zip',
  'application/rtf',
  'text/html',
  'application/xml',
  'message/rfc822',
  'application/vnd.ms-outlook',
  'text/csv',
  'text/markdown',
  'text/plain',
]);
export type MediaType = z.infer<typeof MediaType>;

export const readableFormats =
  'PDF, PNG, JPEG, GIF, TIFF, DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB, RTF, HTML, EML, MSG, CSV, invoices in XML, Markdown and plain text';

const headerWindow = 1024;
const textSample = 65_536;

/**
 * The one type of these bytes, decided by magic bytes and structure, never by a name or a declared type.
 * Throws `empty_file`, `unsupported_format`, `image_too_large`, `document_encrypted` or `document_corrupt`.
 */
export function identify(bytes: Uint8Array): MediaType {
  if (bytes.length === 0) throw new AppError('empty_file', 'The file is empty (0 bytes).');
  const mediaType = binaryType(bytes) ?? textType(bytes);
  checkImageSize(bytes, mediaType);
  return mediaType;
}

function binaryType(bytes: Uint8Array): MediaType | null {
  if (startsWith(bytes, '%PDF-')) return 'application/pdf';
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(bytes, '\xff\xd8\xff')) return 'image/jpeg';
  if (startsWith(bytes, 'GIF8')) return 'image/gif';
  if (startsWith(bytes, 'II*\0') || startsWith(bytes, 'MM\0*')) return 'image/tiff';
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return officeKind(bytes);
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oleKind(bytes);
  if (startsWith(bytes, '{\\rtf')) return 'application/rtf';
  const foreign = foreignFormats.find(({ magic, offset }) => startsWith(bytes, magic, offset));
  if (foreign) throw new AppError('unsupported_format', `This is ${foreign.name}; ${foreign.advice}`);
  return isPrefixedPdf(bytes) ? 'application/pdf' : null;
}

/** Printers and mail gateways put a line or two before the header; a page or a mail that quotes a PDF does not count. */
function isPrefixedPdf(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, headerWindow));
  if (!head.includes('%PDF-') || /^\s*</.test(head)) return false;
  return /startxref|trailer\s*<</.test(latin1(bytes.subarray(-headerWindow)));
}

function textType(bytes: Uint8Array): MediaType {
  const sample = decodeText(bytes.subarray(0, textSample));
  if (!looksLikeText(sample)) {
    throw new AppError('unsupported_format', `This is no format we can read; upload ${readableFormats}.`);
  }
  return textKind(sample) ?? (tableDelimiter(sample) === null ? 'text/plain' : 'text/csv');
}

/** Text holds no control characters; a stray one in a long file is a slip, not a sign of binary data. */
function looksLikeText(sample: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/g)?.length ?? 0;
  return controls * 500 <= sample.length;
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

const delimiters = [',', ';', '\t', '|'];

/**
 * The delimiter with which every row of the sample has the same number of cells, two or more; null when there is none.
 * Two columns of prose with one comma a line do not count.
 */
export function tableDelimiter(sample: string): string | null {
  return delimiters.find((delimiter) => isTable(sample, delimiter)) ?? null;
}

const previewRows = 40;
const wholeSample = 65_000;

function isTable(sample: string, delimiter: string): boolean {
  const { data } = Papa.parse<string[]>(sample, { delimiter, preview: previewRows, skipEmptyLines: 'greedy' });
  const isCutOff = sample.length >= wholeSample && data.length < previewRows;
  const rows = isCutOff ? data.slice(0, -1) : data;
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2 || width < 2 || rows.some((row) => row.length !== width)) return false;
  return width > 2 || delimiter !== ',' || rows.every((row) => row.every((cell) => !cell.startsWith(' ')));
}
