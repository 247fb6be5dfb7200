import { AppError } from '../../errors.ts';
import type { ImageSize } from './image-size.ts';

const widthTag = 256;
const heightTag = 257;
const short = 3;
/** One more than any document may have, so that too many are noticed without counting on. */
const mostPages = 2001;

/** Far more than any writer leaves in one directory. */
const mostEntries = 4096;

/** A page's size, and where the directory of so many entries lies that describes it. */
export interface TiffPage extends ImageSize {
  at: number;
  entries: number;
}

/** The size of each page of a TIFF, by its directories alone; throws `document_corrupt` when one lies outside the file. */
export function tiffPages(bytes: Uint8Array): TiffPage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = bytes[0] === 0x49;
  const seen = new Set<number>();
  const pages: TiffPage[] = [];
  if (bytes.length < 8) throw cutOff();
  let at = view.getUint32(4, isLittle);
  // A directory that leads back to an earlier one is the last.
  while (at !== 0 && !seen.has(at) && pages.length < mostPages) {
    seen.add(at);
    if (at + 2 > bytes.length) throw cutOff();
    const entries = view.getUint16(at, isLittle);
    if (entries > mostEntries) throw cutOff();
    const end = at + 2 + entries * 12;
    if (end + 4 > bytes.length) throw cutOff();
    const size = sizeIn(view, at + 2, entries, isLittle);
    // What has no width is no page, but a note about one.
    if (size.width > 0) pages.push({ ...size, at, entries });
    at = view.getUint32(end, isLittle);
  }
  return pages;
}

const cutOff = () =>
  new AppError('document_corrupt', 'The picture is damaged: some of its pages are missing. Save it again.');

function sizeIn(view: DataView, from: number, entries: number, isLittle: boolean): ImageSize {
  const size = { width: 0, height: 0 };
  for (let at = from; at < from + entries * 12; at += 12) {
    const tag = view.getUint16(at, isLittle);
    if (tag !== widthTag && tag !== heightTag) continue;
    const isShort = view.getUint16(at + 2, isLittle) === short;
    const value = isShort ? view.getUint16(at + 8, isLittle) : view.getUint32(at + 8, isLittle);
    size[tag === widthTag ? 'width' : 'height'] = value;
  }
  return size;
}
