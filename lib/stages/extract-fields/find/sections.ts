import type { Cell, Layout } from './layout.ts';

/** The lines under a heading, up to the next heading. */
export interface Section {
  heading: Cell;
  lines: Cell[];
}

const MAX_HEADING = 45;

/** Cuts a document at its headings: short lines that pass the test. */
export function sectionsOf(layout: Layout, isHeading: Pick<RegExp, 'test'>): Section[] {
  const sections: Section[] = [];
  for (const cell of layout.cells) {
    if (cell.text.length <= MAX_HEADING && isHeading.test(cell.text)) sections.push({ heading: cell, lines: [] });
    else sections.at(-1)?.lines.push(cell);
  }
  return sections;
}

/** The first section whose heading matches and that has lines. */
export const sectionNamed = (sections: Section[], name: RegExp): Section | null =>
  sections.find(({ heading, lines }) => lines.length > 0 && name.test(heading.text)) ?? null;

/** The entries of a list that is written in lines, with bullets, commas or bars. */
export function listItems(lines: Cell[], longest: number): string[] {
  const items = lines.flatMap(({ text }) => text.split(/[,;|•·●▪*]|\s[-–]\s|\t/));
  const tidy = items.map((item) => item.replace(/^[\s\-–•.:]+|[\s.:]+$/g, ''));
  return [...new Set(tidy.filter((item) => item.length > 1 && item.length <= longest && /\p{L}/u.test(item)))];
}
