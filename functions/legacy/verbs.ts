import * as z from 'zod';
import type { Context } from '../../lib/context.ts';
import type { DocumentList, Submitted } from '../../lib/documents/document.ts';
import { getDocument } from '../../lib/documents/get.ts';
import { ListDocumentsInput, listDocuments } from '../../lib/documents/list.ts';
import { receiveDocuments } from '../../lib/documents/receive.ts';
import { AppError } from '../../lib/errors.ts';
import { ReprocessInput, type Restarted, reprocessDocuments } from '../../lib/jobs/restart.ts';
import { ListNotificationsInput, listNotifications } from '../../lib/notifications/list.ts';
import type { Files } from './takes.ts';
import { findWork, type Kind, noSuchWork, nullIfMissing, phaseOf, type Work, workOf } from './work.ts';

// What earlier services did in one call where the verbs of today take two or another input.

/** Finds work by any id of it; the kinds are tried in this order. */
export const work =
  (...order: [Kind, Kind, Kind]) =>
  (ctx: Context, id: string): Promise<Work> =>
    findWork(ctx, id, order);

/** Finds work, and what a single document that has come to its end was classified as. */
export async function classifiedWork(ctx: Context, id: string): Promise<Work> {
  const found = await findWork(ctx, id, ['batch', 'job', 'document']);
  const [paper] = found.papers;
  if (!paper || found.papers.length > 1 || paper.category || phaseOf(paper.status) !== 'completed') return found;
  const { category, category_confidence: confidence } = await getDocument(ctx, paper.document_id);
  return { ...found, papers: [{ ...paper, category, confidence }] };
}

const listOfIds = (value: unknown) => (typeof value === 'string' ? value.split(',').map((id) => id.trim()) : value);

/** Several jobs, or a batch, which goes first. */
export const BatchQuery = z
  .object({
    job_ids: z.preprocess(listOfIds, z.array(z.string()).min(1).max(100)).optional(),
    batch_id: z.string().optional(),
  })
  .refine(({ job_ids, batch_id }) => job_ids !== undefined || batch_id !== undefined, {
    path: ['job_ids'],
    message: 'must name jobs, or batch_id a batch',
  });

/** A batch, or several jobs as one: those that are not there are left out. Throws `not_found` when none is. */
export async function findBatch(ctx: Context, { job_ids, batch_id }: z.infer<typeof BatchQuery>): Promise<Work> {
  const ids = [...new Set(batch_id === undefined ? job_ids : [batch_id])];
  const order: Kind[] = batch_id === undefined ? ['job', 'document', 'batch'] : ['batch', 'job', 'document'];
  const found = await Promise.all(ids.map((id) => findIfThere(ctx, id, order)));
  const [only, ...others] = found.flatMap((one) => one ?? []);
  if (!only) throw noSuchWork();
  return others.length === 0 ? only : workOf([only, ...others].flatMap(({ papers }) => papers));
}

const findIfThere = async (ctx: Context, text: string, order: Kind[]): Promise<Work | null> => {
  const id = z.uuid().safeParse(text.toLowerCase()).data;
  return id ? findWork(ctx, id, order).catch(nullIfMissing) : null;
};

export interface TakenFile {
  document: Submitted['documents'][number];
  size: number;
}

/** Takes one file; throws when it cannot be taken. */
export async function receiveOne(ctx: Context, input: Files): Promise<TakenFile> {
  const { documents } = await receiveDocuments(ctx, input);
  const [document] = documents;
  if (!document) throw new AppError('internal', 'A file was neither taken nor refused.');
  return { document, size: input.files[0]?.bytes.byteLength ?? 0 };
}

/** Without a limit the whole list, up to a thousand files. */
export const FilesQuery = z.object({
  folder_id: z.uuid().optional(),
  limit: ListDocumentsInput.shape.limit.unwrap().optional(),
  cursor: ListDocumentsInput.shape.cursor,
});
const mostPages = 10;

export type FilesPage = { files: z.infer<typeof DocumentList>['data']; next_cursor: string | null };

/** The caller's files, newest first. */
export async function listFiles(ctx: Context, { limit, ...rest }: z.infer<typeof FilesQuery>): Promise<FilesPage> {
  let page = await listDocuments(ctx, { ...rest, limit: limit ?? 100 });
  const files = [...page.data];
  for (let pages = 1; limit === undefined && page.next_cursor && pages < mostPages; pages += 1) {
    page = await listDocuments(ctx, { ...rest, limit: 100, cursor: page.next_cursor });
    files.push(...page.data);
  }
  return { files, next_cursor: page.next_cursor };
}

/** Files by id, or all of a folder; ids go before the folder that they lie in. */
export const ReparseBody = z
  .object({ files_id: z.array(z.uuid()).max(1000).default([]), folderId: z.uuid().nullish() })
  .refine(({ files_id, folderId }) => files_id.length > 0 || folderId, {
    path: ['files_id'],
    message: 'must name at least one file, or folderId a folder',
  });

/** Processes files again; what did not change is not computed again. */
export function reparse(ctx: Context, { files_id, folderId }: z.infer<typeof ReparseBody>): Promise<Restarted> {
  const selection = files_id.length > 0 ? { ids: files_id } : { filter: { folder_id: folderId } };
  return reprocessDocuments(ctx, ReprocessInput.parse(selection), null);
}

/** The filters of today, and how it was said before that only unread ones are wanted. */
export const NotificationsQuery = z.object({
  ...ListNotificationsInput.shape,
  is_read: z.enum(['true', 'false']).optional(),
  unread_only: z.enum(['true', 'false']).optional(),
});

/** A page of what the caller was told. */
export function listTold(ctx: Context, { is_read, unread_only, ...rest }: z.infer<typeof NotificationsQuery>) {
  const byRead = is_read === undefined ? undefined : is_read === 'true' ? 'false' : 'true';
  const unread = rest.unread ?? byRead ?? (unread_only === 'true' ? 'true' : undefined);
  return listNotifications(ctx, { ...rest, unread });
}
