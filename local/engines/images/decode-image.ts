import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import type { Raster } from '../ocr/raster.ts';
import { Problem } from '../problem.ts';
import { dimensionsOf } from './dimensions.ts';
import { checkDimensions, scaleToRead } from './limits.ts';
import type { SourcePage } from './source-file.ts';

/** Decodes a PNG, JPEG (turned as its EXIF says), WebP, GIF or BMP; throws Problem 3 when it is none, broken or too large. */
export async function decodeImage(bytes: Uint8Array): Promise<SourcePage> {
  const dimensions = dimensionsOf(bytes);
  if (!dimensions) throw new Problem(3, 'Bad image data.');
  checkDimensions(dimensions);
  const image = await loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(() => {
    throw new Problem(3, 'Bad image data.');
  });
  return { raster: rasterOf(image), width: image.width, height: image.height };
}

/** Draws an image on white, made smaller when it has more pixels than are worth reading. */
export function rasterOf(image: Image | Canvas): Raster {
  const scale = Math.min(1, scaleToRead(image));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return { data: context.getImageData(0, 0, width, height).data, width, height };
}
