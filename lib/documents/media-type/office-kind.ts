import { AppError } from '../../errors.ts';
import type { MediaType } from '../media-type.ts';
import { declaredType } from './declared-type.ts';
import { readZipDirectory } from './zip-directory.ts';

const kinds: { part: RegExp; mediaType: MediaType }[] = [
  {
    part: /^word\/document\d*\.xml$/i,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  { part: /^xl\/workbook\d*\.xml$/i, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  {
    part: /^ppt\/presentation\d*\.xml$/i,
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
];

const foreign: { part: RegExp; name: string; better: string }[] = [
  {
    part: /^xl\/workbook\.bin$/i,
    name: 'a binary Excel workbook (.xlsb)',
    better: 'save it as .xlsx and upload that.',
  },
  {
    part: /^META-INF\/manifest\.xml$/i,
    name: 'an OpenDocument file other than a text, a spreadsheet or a presentation',
    better: 'save it as PDF and upload that.',
  },
  { part: /^Index\/(Document|Tables)/i, name: 'an iWork document', better: 'export it as PDF and upload that.' },
];

const openDocument = 'application/vnd.oasis.opendocument.';

/** What files other than Office's say they are; templates begin with the same word. */
const declared: { says: string; mediaType: MediaType }[] = [
  { says: `${openDocument}text`, mediaType: `${openDocument}text` },
  { says: `${openDocument}spreadsheet`, mediaType: `${openDocument}spreadsheet` },
  { says: `${openDocument}presentation`, mediaType: `${openDocument}presentation` },
  { says: 'application/epub+zip', mediaType: 'application/epub+zip' },
];

/**
 * Which Office document this ZIP is, by the parts it holds.
 * Throws `unsupported_format` for every other ZIP and `document_corrupt` when its directory cannot be read.
 */
export function officeKind(bytes: Uint8Array): MediaType {
  const entries = readZipDirectory(bytes);
  const names = entries.map((entry) => entry.name);
  const kind = kinds.find(({ part }) => names.some((name) => part.test(name)));
  if (kind && names.includes('[Content_Types].xml')) return kind.mediaType;
  const said = declaredType(bytes, entries);
  const book = names.includes('META-INF/container.xml') ? 'application/epub+zip' : null;
  const open = declared.find(({ says }) => said.startsWith(says))?.mediaType ?? book;
  if (open) return open;
  const other = foreign.find(({ part }) => names.some((name) => part.test(name)));
  if (other) throw new AppError('unsupported_format', `This is ${other.name}; ${other.better}`);
  throw new AppError('unsupported_format', 'This is a ZIP archive; unpack it and upload the documents inside.');
}
