import type { Ocr } from '../../ports.ts';
import type { Page } from '../stage.ts';

export interface Tools {
  /** Null when this deployment has no OCR engine. */
  ocr: Ocr | null;
  /** Whether pages with a text layer are read as pictures all the same. */
  always?: boolean;
}

/** A document that is open for reading, page by page, so that a run may stop after any page and go on later. */
export interface OpenDocument {
  readonly pageCount: number;
  /** Reads pages from this one (1 is the first) on, at least one and at most so many: as many as are best read in one go. */
  readPages(from: number, most: number): Promise<Page[]>;
  /** The first few XML files, by their names, that lie in it; those that are too large or damaged are left out. Never throws. */
  attachments?(): Promise<EmbeddedFile[]>;
  /** Frees what the document holds; call it once, whatever happened. */
  close(): Promise<void>;
}

/** A file that lies within another. */
export interface EmbeddedFile {
  name: string;
  bytes: Uint8Array;
}

/** How one format is read; `open` takes the bytes for its own and throws AppError with a sentence for people. */
export interface Format {
  /** As people call it: "a PDF". */
  name: string;
  open(bytes: Uint8Array, tools: Tools): Promise<OpenDocument>;
}
