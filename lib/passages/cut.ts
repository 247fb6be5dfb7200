import { languageOf } from './language.ts';
import type { Passage } from './passage.ts';
import { linesOf, type TextLine } from './structure.ts';

/** A heading that is in force, with its level from 1. */
export interface Heading {
  level: number;
  title: string;
}

// In characters: some hundred words, which is what a model takes in at once.
const enough = 480;
const longest = 720;
// A section that is shorter stays with what stands before it.
const shortest = 160;
const longestTitle = 120;
const longestHeader = 200;

// A table of a hundred thousand rows is one page; what goes on for a thousand pages is not looked for row by row.
const mostOfPage = (page: number): number => (page <= 100 ? 200 : 12);

/** Cuts a page into its passages; `path` are the headings in force where it begins, and the answer's those where it ends. */
export function cutPage(
  { number, text, markdown = null }: { number: number; text: string; markdown?: string | null | undefined },
  path: Heading[],
): { passages: Passage[]; path: Heading[] } {
  const pieces = linesOf(text, markdown).flatMap(shortened);
  const pageLanguage = languageOf(text);
  const most = mostOfPage(number);
  const passages: Passage[] = [];
  let open: TextLine[] = [];
  let above = path;
  let now = path;
  const close = () => {
    const lines = open.at(-1)?.kind === 'blank' ? open.slice(0, -1) : open;
    open = [];
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) return;
    const words = wordsOf(lines);
    if (!/[\p{L}\p{N}]/u.test(words)) return;
    const place = passages.length + 1;
    const language = languageOf(words) ?? pageLanguage;
    passages.push({ page: number, place, heading: named(above), text: words, from: first.from, to: last.to, language });
  };
  for (const line of pieces) {
    if (passages.length >= most) break;
    const size = sizeOf(open);
    const isFull = size + line.text.length > longest || (size >= enough && isSeam(line, open.at(-1)));
    if (isFull || (line.kind === 'heading' && size >= shortest)) close();
    if (line.kind === 'heading') now = under(now, line);
    if (open.length === 0) above = now;
    if (line.kind !== 'blank' || (open.at(-1)?.kind ?? 'blank') !== 'blank') open.push(line);
  }
  close();
  return { passages: passages.slice(0, most), path: now };
}

const sizeOf = (lines: TextLine[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);

const isSeam = (line: TextLine, last: TextLine | undefined): boolean =>
  line.kind === 'blank' || line.kind === 'row' || /[.!?:;]$/.test(last?.text ?? '');

/** The lines as they stand; rows that lost sight of their header get it back. */
function wordsOf(lines: TextLine[]): string {
  const header = lines[0]?.header ?? null;
  const text = lines.map((line) => line.text).join('\n');
  return header === null ? text : `${header.slice(0, longestHeader)}\n${text}`;
}

const under = (path: Heading[], { level, text }: TextLine): Heading[] => [
  ...path.filter((heading) => heading.level < level),
  { level, title: text.slice(0, longestTitle) },
];

const named = (path: Heading[]): string | null =>
  path.length === 0
    ? null
    : path
        .slice(-3)
        .map(({ title }) => title)
        .join(' › ');

/** A line, or the parts of one that is longer than a passage: cut after sentences, else between words. */
function shortened(line: TextLine): TextLine[] {
  if (line.text.length <= longest) return [line];
  const parts: TextLine[] = [];
  let rest = line.text;
  let from = line.from;
  while (rest.length > longest) {
    const at = cutOf(rest);
    parts.push({ ...line, from, to: from + at, text: rest.slice(0, at).trim() });
    const next = rest.slice(at).trimStart();
    from += rest.length - next.length;
    rest = next;
  }
  return [...parts, { ...line, from, to: line.to, text: rest }];
}

function cutOf(text: string): number {
  const head = text.slice(0, longest);
  const sentence = /^.*[.!?;。](?=\s)/su.exec(head)?.[0].length ?? 0;
  if (sentence > enough / 2) return sentence;
  const space = head.lastIndexOf(' ');
  if (space > enough / 2) return space;
  return /[\ud800-\udbff]/.test(head.at(-1) ?? '') ? longest - 1 : longest;
}
