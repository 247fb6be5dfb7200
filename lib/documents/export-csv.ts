import Papa from 'papaparse';
import type { ExportedDocument } from './export.ts';

const byteOrderMark = '\uFEFF';

const columns = [
  'id',
  'filename',
  'status',
  'category',
  'category_confidence',
  'page_count',
  'folder',
  'created_at',
  'completed_at',
] as const satisfies (keyof ExportedDocument)[];

/**
 * What a spreadsheet would take for a formula, in every width and size its signs come in; what is blank or invisible
 * before one is skipped by some. A quote before it makes it text. Numbers are written as numbers, so a minus is none of
 * these.
 */
const formula = /^(?:[\s\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|[\t\r\n])/u;

/** The first line of a CSV file, with the mark that makes spreadsheets read it as UTF-8. */
export const headerLine = (names: string[]): string =>
  byteOrderMark + line([...columns, ...names.map((name) => (isColumn(name) ? `field_${name}` : name))]);

/** A document as a line (RFC 4180) under that header; lists are joined by semicolons, what has parts is JSON. */
export function lineOf(document: ExportedDocument, names: string[]): string {
  const values = new Map(document.fields.map(({ name, value }) => [name, value]));
  return line([...columns.map((column) => document[column]), ...names.map((name) => cell(values.get(name)))]);
}

const isColumn = (name: string): boolean => columns.some((column) => column === name);

function cell(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  const isListOfTexts = Array.isArray(value) && value.every((part) => typeof part === 'string' && !part.includes(';'));
  // Where the semicolon parts cells, each text of a list becomes one.
  return isListOfTexts ? value.map(harmless).join('; ') : JSON.stringify(value);
}

const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

const line = (cells: unknown[]): string => `${Papa.unparse([cells], { newline: '\r\n', escapeFormulae: formula })}\r\n`;
