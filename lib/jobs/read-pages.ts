import type { Context } from '../context.ts';
import type { OpenDocument } from '../stages/extract-text/open.ts';
import { openingPages, type Page } from '../stages/stage.ts';
import { cutPages } from './cut-passages.ts';
import { budget } from './job.ts';
import { percent } from './progress.ts';
import type { Run } from './run-state.ts';
import { save, slowMs } from './save.ts';

// Bytes, beyond which a commit would grow too large to be sent in one piece.
const muchText = 1_000_000;

// Time stands still in this runtime while code only computes; a timer lets it pass, so that budgets are felt.
const pagesBetweenBreaths = 20;

// An engine is asked for as many pages at once as it reads in this time: a death then costs no more than that.
const requestMs = 5_000;
const mostPages = 5;

/** All pages are read and, but for those that the run still carries, saved; `outer` are the ones that later stages look at. */
export interface PagesRead {
  outcome: 'read';
  outer: Page[];
  /** Whether an engine read one of them. */
  ocr: boolean;
}

/**
 * Reads from where an earlier run stopped, and leaves off in time: the rest is a fresh message's. Time is its only bound,
 * for what is saved is let go of: its memory is the same after ten pages and after two thousand.
 */
export async function readPages(
  ctx: Context,
  run: Run,
  opened: OpenDocument,
): Promise<PagesRead | { outcome: 'continued' | 'lost' }> {
  const { pageCount } = opened;
  let { count, ocr } = run.claim.pages_read;
  let outer = run.claim.pages;
  let savedAt = ctx.now();
  let unsaved = 0;
  let most = 1;
  while (count < pageCount) {
    const from = ctx.now();
    run.progress.report('extract_text', `Reading page ${count + 1} of ${pageCount}`);
    const pages = await opened.readPages(count + 1, most);
    const breathes = Math.floor((count + pages.length) / pagesBetweenBreaths) > Math.floor(count / pagesBetweenBreaths);
    count += pages.length;
    run.found.pages.push(...pages);
    cutPages(run, pages);
    unsaved += weightOf(pages);
    outer = outerOf([...outer, ...pages]);
    if (pages.some(({ source }) => source === 'ocr')) {
      ocr = true;
      run.engine = ctx.engines.ocr?.engine ?? null;
      most = pagesAtOnce(pages.length, ctx.now() - from);
    }
    if (breathes) await breathe();
    if (count === pageCount) break;
    const continued = ctx.now() - run.startedAt > budget.workMs;
    if (!continued && ctx.now() - savedAt < slowMs && unsaved < muchText) continue;
    const cursor = { stage: 'extract_text' as const, page_count: pageCount, next_page: count + 1 };
    const outcome = await save(ctx, run, { cursor, progress: percent('extract_text', count / pageCount), continued });
    if (outcome !== 'saved') return { outcome };
    savedAt = ctx.now();
    unsaved = 0;
  }
  return { outcome: 'read', outer, ocr };
}

const outerOf = (pages: Page[]): Page[] =>
  pages.filter(({ number }, index) => number <= openingPages || index === pages.length - 1);

const pagesAtOnce = (read: number, ms: number): number =>
  Math.max(1, Math.min(mostPages, Math.floor((requestMs * read) / Math.max(1, ms))));

const bytesOfBox = 50;
const bytesOfPlace = 7;
const weightOf = (pages: Page[]): number =>
  pages.reduce((sum, { text, markdown, lines }) => sum + text.length + (markdown?.length ?? 0) + linesWeight(lines), 0);

const linesWeight = (lines: Page['lines']): number =>
  lines.reduce((bytes, { text, words }) => bytes + text.length + bytesOfBox + bytesOfPlace * (words?.length ?? 0), 0);

const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
