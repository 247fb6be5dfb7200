import type { Category, ReadDocument } from '../stage.ts';

/** What the form of the file says about its category, before a word is read. */
export interface Structure {
  head: Partial<Record<Category, number>>;
  reason: string | null;
}

const emails = new Set(['message/rfc822', 'application/vnd.ms-outlook']);
const sheets = new Set([
  'text/csv',
  'text/tab-separated-values',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet',
]);
const slides = new Set([
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.presentation',
]);

/** Whether the file is an e-mail. */
export const isMail = (document: ReadDocument): boolean => emails.has(mediaTypeOf(document));

const mediaTypeOf = ({ mediaType }: ReadDocument): string => mediaType.split(';')[0]?.trim().toLowerCase() ?? '';

/** Reads kind and build of the file: an e-mail is a letter, sheets and slides are rarely prose, a scanned slip is from a till. */
export function readStructure(document: ReadDocument): Structure {
  const mediaType = mediaTypeOf(document);
  if (isMail(document)) return { head: { letter: 12 }, reason: 'It is an e-mail.' };
  if (sheets.has(mediaType)) {
    return {
      head: { other: 1.5, resume: -4, job_posting: -3, contract: -3, paper: -3 },
      reason: 'It is a spreadsheet.',
    };
  }
  if (slides.has(mediaType)) return { head: { other: 1, resume: -2, contract: -2 }, reason: 'It is a set of slides.' };
  if (isNarrowSlip(document)) {
    return { head: { receipt: 1.8, invoice: -2.5 }, reason: 'It is a photo or scan of a narrow slip.' };
  }
  if (mediaType.startsWith('image/')) return { head: { receipt: 0.4 }, reason: 'It is a photo or scan.' };
  return { head: {}, reason: null };
}

const SLIP_LINES = 10;
/** What tills print on a roll; lines on a sheet of paper are longer. */
const SLIP_WIDTH = 46;

/** Whether one scanned page has many lines, nine of ten as short as those of a till's roll. */
function isNarrowSlip({ pages: [page, ...others] }: ReadDocument): boolean {
  if (page?.source !== 'ocr' || others.length > 0) return false;
  const lengths = page.text
    .split('\n')
    .map((line) => line.trim().length)
    .filter((length) => length > 0)
    .sort((a, b) => a - b);
  return lengths.length >= SLIP_LINES && (lengths[Math.floor(lengths.length * 0.9)] ?? 0) <= SLIP_WIDTH;
}
