import type { Raster } from '../ocr/raster.ts';

/** One page ready to be read, and its own size: pixels of an image, points of a PDF. */
export interface SourcePage {
  raster: Raster;
  width: number;
  height: number;
}

/** An opened file of one page or more. */
export interface SourceFile {
  pageCount: number;
  /** Draws one page, counted from 1. */
  page(number: number): Promise<SourcePage>;
  close(): Promise<void>;
}
