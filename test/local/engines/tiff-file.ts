import type { Canvas } from '@napi-rs/canvas';
import { buildTiff } from '../../lib/stages/extract-text/fixtures/tiff.ts';

/** A TIFF with a page for each sheet. */
export const tiff = (sheets: Canvas[]): Uint8Array =>
  buildTiff(
    sheets.map((sheet) => {
      const { data, width, height } = sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height);
      return { width, height, grey: Uint8Array.from({ length: width * height }, (_, index) => data[index * 4] ?? 0) };
    }),
  );
