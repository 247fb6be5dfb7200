/** What the engine is asked to read. */
export type Task =
  | { kind: 'image'; bytes: Uint8Array }
  /** Pages count from 1, from the end when negative; none named means the first five. */
  | { kind: 'file'; bytes: Uint8Array; mediaType: FileType; pages: number[] };

/**
 * A task with how much work it is worth (milliseconds), and the time in milliseconds since 1970 after which its asker
 * will have gone before it could be read.
 */
export type TimedTask = Task & { work: number; beginBy: number };

export const fileTypes = ['application/pdf', 'image/tiff', 'image/gif'] as const;
export type FileType = (typeof fileTypes)[number];

export interface Fault {
  code: number;
  message: string;
}

export interface FileReading {
  pageCount: number;
  pages: { number: number; reading: PageReading | Fault }[];
}

/** A page as read, in rows from top to bottom; `width` and `height` are pixels of an image, points of a PDF. */
export interface PageReading {
  width: number;
  height: number;
  rows: Row[];
  /** The share (0–1) of the page's text for which there was no time. */
  unread: number;
}

/** A row's segments stand in columns from left to right; each is one or more words. */
export type Row = Word[][];

export interface Word {
  text: string;
  /** 0–1: how probable it is that every letter is right. */
  confidence: number;
  /** Clockwise from the top of the first letter, as shares (0–1) of the page's width and height. */
  corners: [x: number, y: number][];
}

export type Answer = { image: PageReading } | { file: FileReading } | { fault: Fault };

export const isFault = (reading: PageReading | Fault): reading is Fault => 'code' in reading;
