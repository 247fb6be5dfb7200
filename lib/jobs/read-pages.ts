import type { Context } from '../context.ts';
import type { OpenDocument } from '../stages/extract-text/open.ts';
import type { Page } from '../stages/stage.ts';
import { budget } from './job.ts';
import type { Run } from './run-state.ts';
import { save } from './save.ts';

// Dearer than a round trip to the database: a page that took this long is saved before the next one is read.
const slowMs = 1_000;

// Characters, beyond which a commit would grow too large to be sent in one piece.
const muchText = 400_000;

// Time stands still in this runtime while code only computes; a timer lets it pass, so that budgets are felt.
const pagesBetweenBreaths = 20;

/** Reads page by page from where an earlier run stopped, and leaves off in time: the rest is a fresh message's. */
export async function readPages(
  ctx: Context,
  run: Run,
  opened: OpenDocument,
): Promise<Page[] | { outcome: 'continued' | 'lost' }> {
  const count = opened.pageCount;
  const pages = [...run.claim.pages];
  let unsavedLength = 0;
  for (let number = pages.length + 1; number <= count; number++) {
    const from = ctx.now();
    run.progress.report('extract_text', (number - 1) / count, `Reading page ${number} of ${count}`);
    const page = await opened.readPage(number);
    pages.push(page);
    run.found.pages.push(page);
    run.engine = page.source === 'ocr' ? (ctx.engines.ocr?.engine ?? null) : run.engine;
    if (number % pagesBetweenBreaths === 0) await breathe();
    if (number === count) break;
    const continued = ctx.now() - run.startedAt > budget.workMs;
    unsavedLength += page.text.length;
    if (!continued && ctx.now() - from < slowMs && unsavedLength < muchText) continue;
    const cursor = { stage: 'extract_text' as const, page_count: count, next_page: number + 1 };
    const outcome = await save(ctx, run, { cursor, share: number / count, continued });
    if (outcome !== 'saved') return { outcome };
    unsavedLength = 0;
  }
  return pages;
}

const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
