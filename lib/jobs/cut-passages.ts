import { cutPage, type Heading } from '../passages/cut.ts';
import { PASSAGES_ENGINE, type Passage } from '../passages/passage.ts';
import { openingPages, type Page } from '../stages/stage.ts';
import type { ClaimedJob } from './job.ts';
import type { Run } from './run-state.ts';

/** How far a run has cut its document; null for a run that makes none findable. */
export interface Cutting {
  /** The headings in force where the last page ended. */
  path: Heading[];
  /** All passages of the document while they are few; null when there are more, or an earlier run had the first of them. */
  few: Passage[] | null;
}

/** So many are embedded before a document is settled; a longer one is not kept waiting. */
const few = 24;

/** Where a claimed job's cutting begins: at its first page, or behind the last one that is saved. */
export function startCutting({ job, pages, pages_read }: ClaimedJob): Cutting | null {
  if (!job.stages.includes('embed')) return null;
  const last = pages.at(-1);
  if (pages_read.count === 0 || !last) return { path: [], few: [] };
  return { path: cutPage(last, []).path, few: null };
}

/** Cuts pages that follow those cut before; what comes of it goes with the next save. */
export function cutPages({ cutting, found }: Run, pages: Page[]): void {
  if (!cutting) return;
  for (const page of pages) {
    const { passages, path } = cutPage(page, cutting.path);
    cutting.path = path;
    found.passages.push(...passages);
    const all = cutting.few && [...cutting.few, ...passages];
    cutting.few = all && all.length <= few ? all : null;
  }
}

/** Whether the passages of a text that an earlier generation read can be had without reading it again. */
export const canAdoptPassages = ({ cutting, claim: { earlier } }: Run): boolean =>
  cutting === null || earlier?.cutter === PASSAGES_ENGINE || isWhole(earlier?.pages ?? []);

/** Takes over the passages of such a text, or cuts its pages anew. */
export function adoptPassages(run: Run): void {
  const { earlier } = run.claim;
  if (!run.cutting || !earlier) return;
  if (earlier.cutter === PASSAGES_ENGINE) {
    run.cutting.few = null;
    run.found.adoptsPassages = true;
  } else cutPages(run, earlier.pages);
}

// The opening pages and the last one are the whole of a short document.
const isWhole = (pages: Page[]): boolean =>
  pages.length > 0 && pages.length <= openingPages + 1 && pages.at(-1)?.number === pages.length;
