import { AppError } from '../../errors.ts';
import type { MediaType } from '../media-type.ts';

/** Stream names in the directory of an OLE file, in the order in which they decide. */
const streams: [name: string, refusal: () => AppError][] = [
  [
    'EncryptedPackage',
    () => new AppError('document_encrypted', 'A password protects this Office document; remove it and upload again.'),
  ],
  ['WordDocument', () => unsupported('a Word 97 .doc', '.docx or PDF')],
  ['Workbook', () => unsupported('an Excel 97 .xls', '.xlsx or PDF')],
  ['Book', () => unsupported('an Excel 95 .xls', '.xlsx or PDF')],
  ['PowerPoint Document', () => unsupported('a PowerPoint 97 .ppt', '.pptx or PDF')],
];

/** What every message of Outlook has, whatever lies in it as an attachment. */
const messageStream = '__properties_version1.0\0';

const directoryWindow = 65_536;

/**
 * Which OLE file this is, by the streams in its directory: only Outlook's messages can be read.
 * Throws `document_encrypted` or `unsupported_format` for every other one, and the sentence says which it is.
 */
export function oleKind(bytes: Uint8Array): MediaType {
  const directory = utf16Text(bytes, directoryOffset(bytes));
  if (directory.includes(messageStream)) return 'application/vnd.ms-outlook';
  const found = streams.find(([name]) => directory.includes(`${name}\0`));
  throw found?.[1]() ?? unsupported('an old Office file', 'PDF');
}

function directoryOffset(bytes: Uint8Array): number {
  if (bytes.length < 512) return 0;
  const header = new DataView(bytes.buffer, bytes.byteOffset, 512);
  const sectorSize = 2 ** Math.min(header.getUint16(30, true), 12);
  return (header.getUint32(48, true) + 1) * sectorSize;
}

function utf16Text(bytes: Uint8Array, offset: number): string {
  return new TextDecoder('utf-16le').decode(bytes.subarray(offset, offset + directoryWindow));
}

function unsupported(name: string, better: string): AppError {
  return new AppError('unsupported_format', `This is ${name}; save it as ${better} and upload that.`);
}
