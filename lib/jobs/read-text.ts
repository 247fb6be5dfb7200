import * as z from 'zod';
import type { Context } from '../context.ts';
import { sha256 } from '../documents/identity.ts';
import { identify, MediaType } from '../documents/media-type.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { objectKey } from '../outbox/outbox.ts';
import { openDocument } from '../stages/extract-text/open.ts';
import type { Page, ReadDocument } from '../stages/stage.ts';
import { budget, type ClaimedJob } from './job.ts';
import { percent } from './progress.ts';
import { enter, type Run, type StageRow, stageKey } from './run-state.ts';

/** A document that has been read: `unsaved` pages and `row` still have to be committed. */
export interface ReadText extends ReadDocument {
  outcome: 'read';
  sha256: string;
  key: string;
  unsaved: Page[];
  row: StageRow | null;
}

// Dearer than a round trip to the database: a page that took this long is saved before the next one is read.
const slowMs = 1_000;

// Characters, beyond which a commit would grow too large to be sent in one piece.
const muchText = 400_000;

// Time stands still in this runtime while code only computes; a timer lets it pass, so that budgets are felt.
const pagesBetweenBreaths = 20;

const Saved = z.object({ outcome: z.enum(['saved', 'continued', 'lost']) });

const SavedText = z.object({ media_type: MediaType, sha256: z.string() });

/** Reads a document's text page by page, going on where an earlier run stopped, and leaves off in time. */
export async function readText(ctx: Context, run: Run): Promise<ReadText | { outcome: 'continued' | 'lost' }> {
  enter(run, 'extract_text', null);
  const { claim } = run;
  const done = claim.results.find((result) => result.stage === 'extract_text');
  if (done) {
    const saved = SavedText.parse(done.result);
    return {
      outcome: 'read',
      mediaType: saved.media_type,
      sha256: saved.sha256,
      key: done.key,
      pages: claim.pages,
      unsaved: [],
      row: null,
    };
  }

  const bytes = await load(ctx, claim);
  const hash = await verify(claim, bytes);
  const mediaType = claim.document.media_type ?? identify(bytes);
  const opened = await openDocument(bytes, mediaType, { ocr: ctx.engines.ocr });
  try {
    const pages = [...claim.pages];
    let unsaved: Page[] = [];
    let unsavedLength = 0;
    const save = async (next: number, carryOn: boolean) => {
      const checkpoint = { stage: 'extract_text', page_count: opened.pageCount, next_page: next };
      const progress = percent('extract_text', (next - 1) / opened.pageCount);
      const { outcome } = await commit(
        ctx,
        'checkpoint_job',
        {
          p_job: claim.job.id,
          p_fence: claim.fence,
          p_results: { pages: unsaved },
          p_cursor: checkpoint,
          p_progress: progress,
          p_continue: carryOn,
        },
        Saved,
      );
      unsaved = [];
      unsavedLength = 0;
      return outcome;
    };

    for (let number = pages.length + 1; number <= opened.pageCount; number++) {
      const from = ctx.now();
      run.progress.report(
        'extract_text',
        (number - 1) / opened.pageCount,
        `Reading page ${number} of ${opened.pageCount}`,
      );
      const page = await opened.readPage(number);
      pages.push(page);
      unsaved.push(page);
      run.engine = page.source === 'ocr' ? (ctx.engines.ocr?.engine ?? null) : run.engine;
      if (number % pagesBetweenBreaths === 0) await breathe();
      if (number === opened.pageCount) break;
      const late = ctx.now() - run.startedAt > budget.workMs;
      unsavedLength += page.text.length;
      if (!late && ctx.now() - from < slowMs && unsavedLength < muchText) continue;
      const outcome = await save(number + 1, late);
      if (outcome !== 'saved') return { outcome };
    }

    const engine = [
      'text-1',
      ...new Set(pages.map((page) => (page.source === 'ocr' ? ctx.engines.ocr?.engine : null)).filter((name) => name)),
    ].join('+');
    const key = await stageKey('extract_text', [engine, hash]);
    const ms = ctx.now() - run.startedAt;
    const row: StageRow = {
      stage: 'extract_text',
      key,
      engine,
      result: { media_type: mediaType, sha256: hash },
      ms,
      cost: 0,
    };
    const read: ReadText = { outcome: 'read', mediaType, sha256: hash, key, pages, unsaved, row };
    return ms > slowMs ? await saveStage(ctx, run, read) : read;
  } finally {
    await opened.close();
  }
}

// Text that was slow to come is kept at once: whatever breaks after this, nobody pays for it again.
async function saveStage(ctx: Context, { claim }: Run, read: ReadText): Promise<ReadText | { outcome: 'lost' }> {
  const args = {
    p_job: claim.job.id,
    p_fence: claim.fence,
    p_results: { pages: read.unsaved, stages: [read.row] },
    p_cursor: null,
    p_progress: percent('classify', 0),
  };
  const { outcome } = await commit(ctx, 'checkpoint_job', args, Saved);
  return outcome === 'saved' ? { ...read, unsaved: [], row: null } : { outcome: 'lost' };
}

async function load(ctx: Context, { document }: ClaimedJob): Promise<Uint8Array> {
  const bytes = await ctx.files.get(objectKey(document.owner, document.id));
  if (!bytes) throw new AppError('missing_object', 'The uploaded file is not in storage any more; upload it again.');
  return bytes;
}

// Bytes that the worker hashed itself can only have been hurt on the way back: another try may bring them whole.
// A hash that the client announced is compared here for the first time, and another try changes nothing.
async function verify({ document }: ClaimedJob, bytes: Uint8Array): Promise<string> {
  const hash = await sha256(bytes);
  if (document.sha256 === null || document.sha256 === hash) return hash;
  if (document.media_type !== null)
    throw new AppError('storage_unavailable', 'Storage gave back other bytes than were stored.');
  throw new AppError(
    'checksum_mismatch',
    'The uploaded bytes do not have the announced SHA-256; upload the file again.',
  );
}

const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
