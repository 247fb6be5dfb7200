import { createCanvas, ImageData } from '@napi-rs/canvas';
import utif, { type IFD } from 'utif2';
import { Problem } from '../problem.ts';
import { rasterOf } from './decode-image.ts';
import { checkDimensions } from './limits.ts';
import type { SourceFile, SourcePage } from './source-file.ts';

/** Whether bytes begin like a TIFF, of either byte order. */
export function isTiff(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return start === 'II*\0' || start === 'MM\0*';
}

/** Opens a TIFF of one page or more; throws Problem 3 when it is broken. */
export function openTiff(bytes: Uint8Array): SourceFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directories = orBadData(() => utif.decode(file).filter((directory) => tag(directory, 't256') > 0));
  return {
    pageCount: directories.length,
    page: async (number) => decodePage(file, directories[number - 1]),
    close: async () => {},
  };
}

function decodePage(file: Buffer, directory: IFD | undefined): SourcePage {
  if (!directory) throw new Problem(3, 'Bad image data.');
  checkDimensions({ width: tag(directory, 't256'), height: tag(directory, 't257') });
  const canvas = orBadData(() => {
    utif.decodeImage(file, directory);
    const pixels = new Uint8ClampedArray(utif.toRGBA8(directory));
    const drawing = createCanvas(directory.width, directory.height);
    drawing.getContext('2d').putImageData(new ImageData(pixels, directory.width, directory.height), 0, 0);
    return drawing;
  });
  return { raster: rasterOf(canvas), width: canvas.width, height: canvas.height };
}

function tag(directory: IFD, name: 't256' | 't257'): number {
  const value = directory[name];
  return Array.isArray(value) ? Number(value[0]) : 0;
}

function orBadData<T>(decode: () => T): T {
  try {
    return decode();
  } catch {
    throw new Problem(3, 'Bad image data.');
  }
}
