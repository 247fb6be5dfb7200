/** A line of a page's text as structure sees it; places are UTF-16 units of that text, `to` excluded. */
export interface TextLine {
  from: number;
  to: number;
  text: string;
  kind: 'blank' | 'text' | 'heading' | 'row';
  /** Of a heading, from 1. */
  level: number;
  /** Of a row of a table: the words of its header; null for the header itself and for whatever is no row. */
  header: string | null;
}

interface Known {
  headings: Map<string, number>;
  rows: Map<string, string | null>;
}

/** The lines of a page, each with what it is: by the page's Markdown where there is one, else by how headings look. */
export function linesOf(text: string, markdown: string | null): TextLine[] {
  const known = markdown === null ? null : structureOf(markdown);
  const lines: TextLine[] = [];
  let from = 0;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const start = from + raw.length - raw.trimStart().length;
    lines.push({ from: start, to: start + line.length, text: line, ...kindOf(line, known) });
    from += raw.length + 1;
  }
  return known ? lines : lines.map((line, index) => guessed(line, lines[index - 1], lines[index + 1]));
}

// Markdown and text write the same words with other signs and spaces around them.
const wordsOnly = (line: string): string => line.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

function structureOf(markdown: string): Known {
  const known: Known = { headings: new Map(), rows: new Map() };
  const lines = markdown.split('\n');
  let header: string | null = null;
  for (const [index, line] of lines.entries()) {
    const heading = /^(#{1,6})\s+(\S.*)$/.exec(line);
    if (heading) known.headings.set(wordsOnly(heading[2] ?? ''), heading[1]?.length ?? 1);
    if (!line.startsWith('|')) {
      header = null;
      continue;
    }
    if (isRule(line)) continue;
    known.rows.set(wordsOnly(line), header);
    if (header === null && isRule(lines[index + 1] ?? '')) header = cellsOf(line);
  }
  return known;
}

const isRule = (line: string): boolean => /^\|[\s:|-]+$/.test(line) && line.includes('-');

const cellsOf = (row: string): string =>
  row
    .replace(/\\\|/g, '/')
    .split('|')
    .map((cell) => cell.trim())
    .filter(Boolean)
    .join(' | ');

type Kind = Pick<TextLine, 'kind' | 'level' | 'header'>;
const plain: Kind = { kind: 'text', level: 0, header: null };

function kindOf(line: string, known: Known | null): Kind {
  if (line === '') return { ...plain, kind: 'blank' };
  if (!known) return plain;
  const words = wordsOnly(line);
  const level = known.headings.get(words);
  if (level !== undefined) return { ...plain, kind: 'heading', level };
  const header = known.rows.get(words);
  return header === undefined ? plain : { ...plain, kind: 'row', header };
}

const longestHeading = 70;

/** A short line that stands alone, says no sentence, and is written in capitals or begins with its number. */
function guessed(line: TextLine, before: TextLine | undefined, after: TextLine | undefined): TextLine {
  const standsAlone = before === undefined || before.kind === 'blank';
  if (line.kind !== 'text' || !standsAlone || !after || line.text.length > longestHeading) return line;
  if (/[.,;:!?|]$/.test(line.text) || !/\p{L}{3}/u.test(line.text)) return line;
  const number = /^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+\p{Lu}/u.exec(line.text)?.[1];
  if (number) return { ...line, kind: 'heading', level: number.split('.').length };
  const isCapitals = line.text === line.text.toUpperCase() && line.text !== line.text.toLowerCase();
  return isCapitals && !/\d{3}/.test(line.text) ? { ...line, kind: 'heading', level: 1 } : line;
}
