import { decodePage } from '../rtf/code-pages.ts';
import type { Storage } from './compound-file.ts';

/** The properties of a message, a recipient or an attachment, by the numbers that MAPI gives them. */
export interface Properties {
  text(id: number): string;
  binary(id: number): Uint8Array | null;
  number(id: number): number | null;
  /** Milliseconds since the epoch. */
  time(id: number): number | null;
}

const entrySize = 16;
const wholeNumber = 0x0003;
const timestamp = 0x0040;
/** 1601 to 1970, and the length of a tick, in milliseconds. */
const epoch = 11_644_473_600_000;
const ticksPerMs = 10_000;

/** Reads them from a folder of the file; `headSize` bytes come before the list, and text of one byte a letter has this code page. */
export function readProperties(storage: Storage, headSize: number, codePage: number | null = null): Properties {
  const values = fixedValues(storage, headSize);
  const number = (id: number) => values.get(tag(id, wholeNumber))?.getInt32(0, true) ?? null;
  const page = codePage ?? number(ids.codePage) ?? number(ids.internetCodePage) ?? 1252;
  const stream = (id: number, type: string) => storage.streams.get(`__substg1.0_${hex(id)}${type}`)?.() ?? null;
  return {
    number,
    binary: (id) => stream(id, '0102'),
    text(id) {
      const wide = stream(id, '001F');
      if (wide) return withoutEnd(new TextDecoder('utf-16le').decode(wide));
      const narrow = stream(id, '001E');
      return narrow ? withoutEnd(decodePage(narrow, page)) : '';
    },
    time(id) {
      const ticks = values.get(tag(id, timestamp))?.getBigUint64(0, true);
      return ticks === undefined ? null : Number(ticks) / ticksPerMs - epoch;
    },
  };
}

/** The numbers of the properties that are read. */
export const ids = {
  messageClass: 0x001a,
  subject: 0x0037,
  sentFor: 0x0042,
  headers: 0x007d,
  submitted: 0x0039,
  delivered: 0x0e06,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  senderSmtp: 0x5d01,
  sentForSmtp: 0x5d02,
  recipientKind: 0x0c15,
  bcc: 0x0e02,
  cc: 0x0e03,
  to: 0x0e04,
  body: 0x1000,
  compressedRtf: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  address: 0x3003,
  smtp: 0x39fe,
  fileName: 0x3704,
  longFileName: 0x3707,
  internetCodePage: 0x3fde,
  codePage: 0x3ffd,
} as const;

function fixedValues(storage: Storage, headSize: number): Map<number, DataView> {
  const bytes = storage.streams.get('__properties_version1.0')?.() ?? new Uint8Array();
  const values = new Map<number, DataView>();
  for (let at = headSize; at + entrySize <= bytes.length; at += entrySize) {
    const entry = new DataView(bytes.buffer, bytes.byteOffset + at, entrySize);
    values.set(entry.getUint32(0, true), new DataView(bytes.buffer, bytes.byteOffset + at + 8, 8));
  }
  return values;
}

const tag = (id: number, type: number) => id * 0x10000 + type;
const hex = (id: number) => id.toString(16).toUpperCase().padStart(4, '0');
const withoutEnd = (text: string) => text.split('\0', 1)[0] ?? '';
