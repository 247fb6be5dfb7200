import { doubt } from '../doubt.ts';
import { glyphList } from './glyph-list.ts';

let names: Map<string, string> | null = null;

/** The character that a name of a glyph stands for; undefined for names of no known kind. */
export function characterOf(name: string): string | undefined {
  names ??= readGlyphList();
  return names.get(name) ?? fromNumber(name);
}

/** The character for a name that a font gives to a code; throws `Doubt` for names that follow no standard. */
export const characterOfDifference = (name: string): string => characterOf(name) ?? doubt(`glyph ${name}`);

/** Names such as uni20AC and u1F600 carry their code point. */
function fromNumber(name: string): string | undefined {
  const digits = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))$/.exec(name);
  const code = Number.parseInt(digits?.[1] ?? digits?.[2] ?? '', 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function readGlyphList(): Map<string, string> {
  const entries = glyphList
    .trim()
    .split(/\s/)
    .flatMap((entry) => {
      const [code = '', list = ''] = entry.split(':');
      const character = String.fromCodePoint(Number.parseInt(code, 16));
      return list.split(',').map((name): [string, string] => [name, character]);
    });
  return new Map(entries);
}
