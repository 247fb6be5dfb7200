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

/** Reads the media type: an e-mail is a letter, a sheet or slides are rarely one of the prose categories. */
export function readStructure(document: ReadDocument): Structure {
  const mediaType = document.mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (emails.has(mediaType)) return { head: { letter: 12 }, reason: 'It is an e-mail.' };
  if (sheets.has(mediaType)) {
    return {
      head: { other: 1.5, resume: -4, job_posting: -3, contract: -3, paper: -3 },
      reason: 'It is a spreadsheet.',
    };
  }
  if (slides.has(mediaType)) return { head: { other: 1, resume: -2, contract: -2 }, reason: 'It is a set of slides.' };
  if (mediaType.startsWith('image/')) return { head: { receipt: 0.8 }, reason: 'It is a photo or scan.' };
  return { head: {}, reason: null };
}
