import { styleText } from 'node:util';
import type { Tone } from './words.ts';

/** Cells of a text line; a longer text ends in an ellipsis. */
export const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;

/** Twenty-four cells that fill up from the left; `share` is 0–100. */
export function bar(share: number, width = 24): string {
  const full = Math.round((Math.max(0, Math.min(100, share)) / 100) * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}

/** Columns side by side, each as wide as its widest cell; the last is cut so that no line exceeds `width`. */
export function columns(rows: string[][], width: number): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    cut(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
      width,
    ),
  );
}

const colours: Record<Tone, 'green' | 'yellow' | 'red' | 'reset'> = {
  good: 'green',
  warn: 'yellow',
  bad: 'red',
  plain: 'reset',
};

/** Colours a text on a terminal that shows colours, and leaves it alone elsewhere. */
export const paint = (tone: Tone, text: string): string =>
  tone === 'plain' ? text : styleText(colours[tone], text, { stream: process.stdout });

export const bold = (text: string): string => styleText('bold', text, { stream: process.stdout });

/** Some lines of the terminal that are drawn again in place. */
export function livingLines(write: (text: string) => void): (lines: string[]) => void {
  let drawn = 0;
  return (lines) => {
    const up = drawn > 0 ? `\x1b[${drawn}A` : '';
    write(up + lines.map((line) => `\x1b[2K${line}\n`).join(''));
    drawn = lines.length;
  };
}
