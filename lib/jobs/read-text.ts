import * as z from 'zod';
import type { Context } from '../context.ts';
import { limits as fileLimits, fileTooLarge } from '../documents/document.ts';
import { refuseMisnamed } from '../documents/media-type/misnamed.ts';
import { identify, MediaType } from '../documents/media-type.ts';
import { AppError } from '../errors.ts';
import { sha256 } from '../hash.ts';
import { objectKey } from '../outbox/outbox.ts';
import { EInvoice, findEInvoice } from '../stages/e-invoice/e-invoice.ts';
import { openDocument, TEXT_ENGINE } from '../stages/extract-text/open.ts';
import type { Page, ReadDocument } from '../stages/stage.ts';
import { adoptPassages, canAdoptPassages } from './cut-passages.ts';
import type { ClaimedJob } from './job.ts';
import { percent } from './progress.ts';
import { readPages } from './read-pages.ts';
import { enter, knownResult, type Run, stageKey } from './run-state.ts';
import { save, slowMs } from './save.ts';

/** A document that has been read; `key` is the address of its text. */
export interface ReadText extends ReadDocument {
  outcome: 'read';
  sha256: string;
  key: string;
}

const SavedText = z.object({ media_type: MediaType, sha256: z.string(), e_invoice: EInvoice.optional() });

/** Reads a document's text, or finds it where an earlier run or generation has left it. */
export async function readText(ctx: Context, run: Run): Promise<ReadText | { outcome: 'continued' | 'lost' }> {
  enter(run, 'extract_text', null);
  const { claim } = run;
  return (await savedText(ctx, run)) ?? readBytes(ctx, run, await load(ctx, claim));
}

async function readBytes(ctx: Context, run: Run, bytes: Uint8Array) {
  const { claim } = run;
  const hash = await verify(claim, bytes);
  const mediaType = claim.document.media_type ?? identifyUpload(claim, bytes);
  const always = claim.job.settings.ocr === 'always';
  const opened = await openDocument(bytes, mediaType, { ocr: ctx.engines.ocr, always });
  try {
    const read = await readPages(ctx, run, opened);
    if (read.outcome !== 'read') return read;
    const engine = engineOf(read.ocr ? (ctx.engines.ocr?.engine ?? null) : null);
    const key = await textKey(run, engine, hash);
    const ms = ctx.now() - run.startedAt;
    const eInvoice = findEInvoice((await opened.attachments?.()) ?? []);
    const result = { media_type: mediaType, sha256: hash, ...(eInvoice && { e_invoice: eInvoice }) };
    run.found.stages.push({ stage: 'extract_text', key, engine, result, ms, cost: 0 });
    const carryOn = { cursor: null, progress: percent('extract_text', 1), continued: false };
    if (ms > slowMs && (await save(ctx, run, carryOn)) !== 'saved') return { outcome: 'lost' } as const;
    return { outcome: 'read', mediaType, sha256: hash, key, pages: read.outer, eInvoice } as const;
  } finally {
    await opened.close();
  }
}

/** Of a file that came past the door, what the door would have said. */
function identifyUpload({ document }: ClaimedJob, bytes: Uint8Array): MediaType {
  const mediaType = identify(bytes);
  refuseMisnamed(document.filename, mediaType, bytes);
  return mediaType;
}

const engineOf = (ocr: string | null): string => (ocr ? `${TEXT_ENGINE}+${ocr}` : TEXT_ENGINE);

const textKey = ({ claim }: Run, engine: string, hash: string): Promise<string> =>
  stageKey('extract_text', [engine, hash, claim.job.settings.ocr === 'always' ? 'ocr' : null]);

/** Text from this generation; or from an earlier one that read the same bytes with the engines of now. */
async function savedText(ctx: Context, run: Run): Promise<ReadText | null> {
  const { results, pages, earlier, document } = run.claim;
  const own = results.find(({ stage }) => stage === 'extract_text');
  if (own) return textFrom(own, pages);
  if (!earlier || document.sha256 === null || pages.length > 0 || !canAdoptPassages(run)) return null;
  // A document without pictures is read alike whatever OCR engine is there.
  const engines = [...new Set([engineOf(null), engineOf(ctx.engines.ocr?.engine ?? null)])];
  const hash = document.sha256;
  const keys = await Promise.all(engines.map((engine) => textKey(run, engine, hash)));
  const known = knownResult(run, 'extract_text', keys);
  if (!known) return null;
  adoptPassages(run);
  return textFrom(known, earlier.pages);
}

function textFrom({ key, result }: { key: string; result: unknown }, pages: Page[]): ReadText {
  const { media_type, sha256, e_invoice } = SavedText.parse(result);
  return { outcome: 'read', mediaType: media_type, sha256, key, pages, eInvoice: e_invoice ?? null };
}

async function load(ctx: Context, { document }: ClaimedJob): Promise<Uint8Array> {
  const bytes = await ctx.files.get(objectKey(document.owner, document.id));
  if (!bytes) throw new AppError('missing_object', 'The uploaded file is not in storage any more; upload it again.');
  // Storage refuses more already, where its bucket is as the migrations made it.
  if (bytes.length > fileLimits.fileBytes) throw fileTooLarge(document.filename, bytes.length);
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
