import { mean, median, round } from '../statistics.ts';
import { isUndamaged } from './damage.ts';
import { differenceBetween } from './difference.ts';
import { type PdfFile, pdfsIn } from './files.ts';
import { type PageRead, readFast, readWithLibrary } from './read.ts';

/** Both readers go over the whole folder so often; the first time only warms them up. */
const rounds = 4;

/** Where on the pages of a folder something was noted. */
export interface Note {
  file: string;
  /** Null for the whole document. */
  page: number | null;
  cause: string;
}

export interface PdfResult {
  files: number;
  damaged_files: number;
  pages: number;
  fast_pages: number;
  same_words: number;
  left: Note[];
  differences: Note[];
  ms_per_page: Record<'fast' | 'library', { median: number | null; mean: number | null }>;
  /** How many times as long the library takes, by the medians and by the means. */
  ratio: { median: number | null; mean: number | null };
}

/** Holds our own reader of PDFs against the PDF library on every undamaged document of a folder, warm and in one run. */
export async function measurePdf(folder: string, say: (line: string) => void): Promise<PdfResult> {
  const files = pdfsIn(folder);
  const whole: PdfFile[] = [];
  for (const file of files) if (await isUndamaged(file.bytes)) whole.push(file);
  const result: Omit<PdfResult, 'ms_per_page' | 'ratio'> = {
    files: files.length,
    damaged_files: files.length - whole.length,
    pages: 0,
    fast_pages: 0,
    same_words: 0,
    left: [],
    differences: [],
  };
  const times: Record<'fast' | 'library', number[]> = { fast: [], library: [] };
  const read = whole.map((): BothWays[] => []);
  for (let round = 1; round <= rounds; round++) {
    say(`Reading all of them both ways, for the ${round}. of ${rounds} times`);
    for (const [index, { bytes }] of whole.entries())
      read[index]?.push({ fast: await readFast(bytes), library: await readWithLibrary(bytes) });
  }
  for (const [index, { name }] of whole.entries()) {
    const { fast, library } = timed(read[index]?.slice(1) ?? []);
    compare(name, fast, library, result, times);
  }
  const of = (values: number[]) => ({ median: round(median(values), 3), mean: round(mean(values), 3) });
  const ms = { fast: of(times.fast), library: of(times.library) };
  const ratio = (which: 'median' | 'mean') => round((ms.library[which] ?? 0) / (ms.fast[which] ?? 0), 1);
  return { ...result, ms_per_page: ms, ratio: { median: ratio('median'), mean: ratio('mean') } };
}

type Read = Awaited<ReturnType<typeof readFast>>;

/** What both readers see in a document. */
interface BothWays {
  fast: Read;
  library: PageRead[];
}

/** What both saw in all rounds alike, each page with the median of its times. */
function timed(rounds: BothWays[]): BothWays {
  const [first] = rounds;
  if (!first) throw new Error('A bench needs two rounds or more.');
  const withTimes = (pages: PageRead[], which: (round: BothWays) => PageRead[] | null) =>
    pages.map((page, index) => ({ ...page, ms: median(rounds.map((each) => which(each)?.[index]?.ms ?? 0)) ?? 0 }));
  const { fast, library } = first;
  return {
    fast: { ...fast, pages: fast.pages && withTimes(fast.pages, (each) => each.fast.pages) },
    library: withTimes(library, (each) => each.library),
  };
}

function compare(
  file: string,
  fast: Read,
  library: PageRead[],
  result: Pick<PdfResult, 'pages' | 'fast_pages' | 'same_words' | 'left' | 'differences'>,
  times: Record<'fast' | 'library', number[]>,
): void {
  result.pages += library.length;
  if (!fast.pages) result.left.push({ file, page: null, cause: fast.doubt ?? '' });
  for (const [index, theirs] of library.entries()) {
    const ours = fast.pages?.[index];
    if (!ours) continue;
    if (ours.text === null) {
      result.left.push({ file, page: index + 1, cause: ours.doubt ?? '' });
      continue;
    }
    result.fast_pages++;
    times.fast.push(ours.ms);
    times.library.push(theirs.ms);
    const cause = differenceBetween(ours.text, theirs.text ?? '');
    if (cause === null) result.same_words++;
    else result.differences.push({ file, page: index + 1, cause });
  }
}
