/** A piece of a page in Markdown; texts are as they are shown, without their escapes. */
export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'table'; head: string[]; rows: string[][] }
  | { kind: 'list'; items: Item[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  | { kind: 'text'; text: string };

export interface Item {
  /** How many lists there are around its own. */
  depth: number;
  /** A number with its sign, or a bullet. */
  mark: string;
  text: string;
}

const heading = /^(#{1,6}) +(.*)$/;
const item = /^( *)([-*+]|\d{1,9}[.)]) +(.*)$/;
const tableRule = /^\|?( *:?-+:? *\|)+( *:?-+:? *)?$/;
const rule = /^(?:-{3,}|\*{3,}|_{3,})$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const indentOfItem = 3;

/** The blocks of a page as our readers write Markdown, and of most that people write; what is something else is text. */
export function blocksOf(markdown: string): Block[] {
  const lines = markdown.split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const { block, next } = blockAt(lines, at);
    if (block) blocks.push(block);
    at = next;
  }
  return blocks;
}

function blockAt(lines: string[], at: number): { block: Block | null; next: number } {
  const line = lines[at] ?? '';
  const [, level, title] = heading.exec(line) ?? [];
  if (line.trim() === '') return { block: null, next: at + 1 };
  if (level) return { block: { kind: 'heading', level: level.length, text: shown(title ?? '') }, next: at + 1 };
  if (fence.test(line)) return codeAt(lines, at);
  if (line.includes('|') && tableRule.test((lines[at + 1] ?? '').trim())) return tableAt(lines, at);
  if (item.test(line)) return listAt(lines, at);
  if (rule.test(line.trim())) return { block: { kind: 'rule' }, next: at + 1 };
  const next = endOf(lines, at + 1, (other, index) => other.trim() !== '' && !beginsBlock(lines, index));
  return { block: { kind: 'text', text: lines.slice(at, next).map(shown).join('\n') }, next };
}

/** The first line from here on that is not such a one. */
function endOf(lines: string[], from: number, isSuch: (line: string, index: number) => boolean): number {
  let at = from;
  while (at < lines.length && isSuch(lines[at] ?? '', at)) at++;
  return at;
}

function beginsBlock(lines: string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (heading.test(line) || item.test(line) || fence.test(line) || rule.test(line.trim())) return true;
  return line.includes('|') && tableRule.test((lines[at + 1] ?? '').trim());
}

function codeAt(lines: string[], at: number) {
  const sign = fence.exec(lines[at] ?? '')?.[1] ?? '';
  const end = endOf(lines, at + 1, (line) => !line.trimStart().startsWith(sign));
  const block: Block = { kind: 'code', text: lines.slice(at + 1, end).join('\n') };
  return { block, next: end + 1 };
}

function tableAt(lines: string[], at: number) {
  const end = endOf(lines, at + 2, (line) => line.includes('|'));
  const block: Block = {
    kind: 'table',
    head: cellsOf(lines[at] ?? ''),
    rows: lines.slice(at + 2, end).map(cellsOf),
  };
  return { block, next: end };
}

/** Items, each with the lines that go on below it further in. */
function listAt(lines: string[], at: number) {
  const end = endOf(lines, at + 1, (line) => item.test(line) || /^ {2,}\S/.test(line));
  const items: Item[] = [];
  for (const line of lines.slice(at, end)) {
    const [, indent = '', mark, text = ''] = item.exec(line) ?? [];
    const last = items.at(-1);
    if (mark) {
      const depth = Math.floor((indent.length + 1) / indentOfItem);
      items.push({ depth, mark: /\d/.test(mark) ? mark : '•', text: shown(text) });
    } else if (last) last.text += `\n${shown(line.trim())}`;
  }
  const block: Block = { kind: 'list', items };
  return { block, next: end };
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => shown(cell.trim()));

/** Signs that were escaped stand for themselves. */
const shown = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
