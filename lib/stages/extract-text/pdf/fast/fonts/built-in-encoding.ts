import { doubt } from '../doubt.ts';
import type { PdfFile } from '../file.ts';
import { type Dict, Stream } from '../values.ts';

const clearTextMost = 100_000;

/** The names of glyphs by their codes that the program of a font has inside; empty where it says no more than the standard. */
export function readBuiltInEncoding(file: PdfFile, descriptor: Dict): Map<number, string> {
  const type1 = file.get(descriptor, 'FontFile');
  if (type1 instanceof Stream) return type1Encoding(file.unpack(type1));
  return doubt('encoding of a compact font');
}

/** The part before `eexec` of a Type 1 font is a program in clear text that fills the encoding code by code. */
function type1Encoding(bytes: Uint8Array): Map<number, string> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, clearTextMost));
  const clear = start.toString('latin1').split('eexec', 1)[0] ?? '';
  const at = clear.indexOf('/Encoding');
  if (at < 0) return doubt('font without an encoding');
  const program = clear.slice(at);
  if (/^\/Encoding\s+StandardEncoding/.test(program)) return new Map();
  const entries = program.matchAll(/dup\s+(\d+)\s*\/([^\s/]+)\s+put/g);
  const encoding = new Map([...entries].map(([, code, name]): [number, string] => [Number(code), name ?? '']));
  return encoding.size > 0 ? encoding : doubt('font without an encoding');
}
