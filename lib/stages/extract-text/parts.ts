import { isBetweenMarks } from './markdown/marks.ts';

/** Characters. Longer pages are more than a search index holds places for, and more than anybody reads as one. */
const longestPage = 60_000;

/** A text in pages: form feeds part them, and what is longer than a page may be is parted at the end of a line. */
export function pagesOf(text: string): string[] {
  const pages = text.split('\f');
  // A form feed at the very end begins no page.
  while (pages.length > 1 && pages.at(-1)?.trim() === '') pages.pop();
  return pages.flatMap(partsOf);
}

function partsOf(page: string): string[] {
  const parts: string[] = [];
  let from = 0;
  while (page.length - from > longestPage) {
    const to = endOfPart(page, from);
    parts.push(page.slice(from, to).trimEnd());
    from = to;
  }
  return [...parts, page.slice(from)];
}

/** Where a part that begins here ends: behind a blank line, else a line, else anywhere between two characters. */
function endOfPart(page: string, from: number): number {
  const furthest = from + longestPage;
  for (const end of ['\n\n', '\n']) {
    for (
      let at = page.lastIndexOf(end, furthest - 1);
      at > from + longestPage / 2;
      at = page.lastIndexOf(end, at - 1)
    ) {
      if (isBetweenMarks(page, from, at)) return at + end.length;
    }
  }
  return /[\ud800-\udbff]/.test(page[furthest - 1] ?? '') ? furthest - 1 : furthest;
}

/** The same for the rows of a table, each a line. */
export function partsOfRows(rows: string[]): string[][] {
  const parts: string[][] = [[]];
  let room = longestPage;
  for (const row of rows) {
    room -= row.length + 1;
    if (room < 0 && parts.at(-1)?.length) {
      parts.push([]);
      room = longestPage - row.length;
    }
    parts.at(-1)?.push(row);
  }
  return parts;
}
