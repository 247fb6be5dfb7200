import type { OcrPage } from '../../ports.ts';
import type { Page, Word } from './vision-answer.ts';
import { edgesOf, isUpright } from './vision-boxes.ts';

/** What stands for each kind of space; a wide one keeps the columns of a row apart. */
const spaces: Record<string, string> = { SPACE: ' ', SURE_SPACE: '  ', HYPHEN: '-' };
const lineEnds = ['LINE_BREAK', 'EOL_SURE_SPACE', 'HYPHEN'];

/** A line while it is put together: of each part between white space the vendor's words that it consists of. */
interface OpenLine {
  text: string;
  parts: Word[][];
}

/** The lines of one of the vendor's paragraphs, which end where its words say so. */
export function linesOf(page: Page, words: Word[]): OcrPage['lines'] {
  const lines: OpenLine[] = [];
  let open: OpenLine | null = null;
  for (const word of words) {
    for (const { text, property } of word.symbols) {
      if (!open) {
        open = { text: '', parts: [] };
        lines.push(open);
      }
      const space = property?.detectedBreak;
      const sign = spaces[space?.type ?? ''] ?? '';
      if (space?.isPrefix) open.text += sign;
      add(open, word, text);
      if (!space || space.isPrefix) continue;
      open.text += sign;
      if (lineEnds.includes(space.type)) open = null;
    }
  }
  return lines.map((line) => closed(page, line));
}

function add(line: OpenLine, word: Word, text: string): void {
  if (line.text === '' || /\s$/.test(line.text)) line.parts.push([]);
  const part = line.parts.at(-1);
  if (part && part.at(-1) !== word) part.push(word);
  line.text += text;
}

function closed(page: Page, { text, parts }: OpenLine): OcrPage['lines'][number] {
  const all = parts.flat();
  const line = { text: text.trim(), bbox: edgesOf(page, all) };
  const places = parts.map((part) => edgesOf(page, part));
  const runsRight = places.every(([from], i) => i === 0 || from >= (places[i - 1]?.[0] ?? 0));
  if (!runsRight || !all.every((word) => isUpright(page, word))) return line;
  return { ...line, words: places.flatMap(([from, , to]) => [short(from), short(to)]) };
}

/** Four digits tell a fifth of a pixel apart. */
const short = (share: number): number => Number(share.toFixed(4));
