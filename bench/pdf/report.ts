import type { Row } from '../row.ts';
import { round } from '../statistics.ts';
import type { Note, PdfResult } from './measure.ts';

const enough = { least: 97 };
const tenTimes = { least: 10 };

/** The figures of a comparison in groups, in the order in which they are shown. */
export function pdfRows(result: PdfResult): Record<string, Row[]> {
  const { files, damaged_files, pages, fast_pages, same_words, ms_per_page, ratio } = result;
  const percent = (part: number, all: number) => round((part / all) * 100, 1);
  return {
    'PDFs, our own reader beside the library': [
      { label: 'files', value: files, note: `${damaged_files} of them damaged, and left out` },
      { label: 'undamaged pages', value: pages },
      {
        label: 'read by our own reader, %',
        value: percent(fast_pages, pages),
        budget: enough,
        counted: true,
        note: `${fast_pages} pages`,
      },
      {
        label: 'of these with the same words, %',
        value: percent(same_words, fast_pages),
        budget: enough,
        counted: true,
        note: `${same_words} pages`,
      },
    ],
    'Milliseconds per page, warm': [
      { label: 'our own reader', value: ms_per_page.fast.median, note: `mean ${ms_per_page.fast.mean}` },
      { label: 'the library', value: ms_per_page.library.median, note: `mean ${ms_per_page.library.mean}` },
      { label: 'times as fast', value: ratio.median, budget: tenTimes, note: `by the means ${ratio.mean}` },
    ],
  };
}

/** Notes as lines of a table; pages of one file with one cause are one line. */
export function noteLines(notes: Note[]): string[][] {
  const groups = Object.groupBy(notes, ({ file, cause }) => `${file}\n${cause}`);
  return Object.values(groups).flatMap((group = []) => {
    const [first] = group;
    if (!first) return [];
    const pages = group.flatMap(({ page }) => page ?? []);
    return [[first.file, pages.length === 0 ? 'all pages' : `page ${pages.join(', ')}`, first.cause]];
  });
}
