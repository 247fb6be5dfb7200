import { AppError } from '../../errors.ts';

/** Stream names in the directory of an OLE file, in the order in which they decide. */
const streams: [name: string, refusal: () => AppError][] = [
  [
    'EncryptedPackage',
    () => new AppError('document_encrypted', 'A password protects this Office document; remove it and upload again.'),
  ],
  ['WordDocument', () => unsupported('a Word 97 .doc', '.docx or PDF')],
  ['Workbook', () => unsupported('an Excel 97 .xls', '.xlsx or PDF')],
  ['Book', () => unsupported('an Excel 95 .xls', '.xlsx or PDF')],
  ['PowerPoint Document', () => unsupported('a PowerPoint 97 .ppt', 'PDF')],
  ['__properties_version1.0', () => unsupported('an Outlook .msg', '.eml or PDF')],
];

const directoryWindow = 65_536;

/** Always throws: OLE files (doc, xls, ppt, msg, encrypted OOXML) cannot be read, and the sentence says which this is. */
export function refuseOle(bytes: Uint8Array): never {
  const directory = utf16Text(bytes, directoryOffset(bytes));
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
