import { AppError } from '../../errors.ts';
import type { MediaType } from '../media-type.ts';
import { tiffPages } from './tiff.ts';

export const pixelLimit = 50_000_000;

export interface ImageSize {
  width: number;
  height: number;
}

const readers: Partial<Record<MediaType, (bytes: Uint8Array) => ImageSize | null>> = {
  'image/png': pngSize,
  'image/jpeg': jpegSize,
  'image/gif': gifSize,
  'image/tiff': largestPage,
};

/**
 * The pixel size that a picture declares, read from its header alone; of several pages that of the largest.
 * Throws `image_too_large` over 50 megapixels and `document_corrupt` when the header names no size.
 */
export function checkImageSize(bytes: Uint8Array, mediaType: MediaType): ImageSize | null {
  const read = readers[mediaType];
  if (!read) return null;
  const size = read(bytes);
  if (!size || size.width === 0 || size.height === 0) {
    throw new AppError('document_corrupt', 'The picture is damaged: its header names no size. Save it again.');
  }
  if (size.width * size.height > pixelLimit) throw tooLarge(size);
  return size;
}

function tooLarge({ width, height }: ImageSize): AppError {
  const megapixels = Math.round((width * height) / 1_000_000).toLocaleString('en');
  return new AppError(
    'image_too_large',
    `The picture has ${width} × ${height} pixels (${megapixels} megapixels); the limit is 50 megapixels. Scale it down.`,
  );
}

function pngSize(bytes: Uint8Array): ImageSize | null {
  if (bytes.length < 24) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 24);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function gifSize(bytes: Uint8Array): ImageSize | null {
  if (bytes.length < 10) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 10);
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function largestPage(bytes: Uint8Array): ImageSize | null {
  const bySize = tiffPages(bytes).sort((one, other) => other.width * other.height - one.width * one.height);
  return bySize[0] ?? null;
}

/** SOF0 to SOF15 carry the size; C4, C8 and CC in that range are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    const isBare = marker === 0xff || (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01;
    if (isBare) at += marker === 0xff ? 1 : 2;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}
