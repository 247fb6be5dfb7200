import * as z from 'zod';
import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { commit } from '../outbox/commit.ts';
import { Folder, type FolderInput, FolderList } from './folder.ts';

const Saved = z.object({ outcome: z.enum(['saved', 'name_taken', 'not_found']), folder: Folder.nullable() });

type Input = z.infer<typeof FolderInput>;

/** Makes a folder. */
export const makeFolder = (ctx: Context, input: Input) => saveFolder(ctx, input, ctx.newId());

/** Renames the folder with this id. */
export async function renameFolder(ctx: Context, input: Input, id: string): Promise<z.infer<typeof Folder>> {
  // To save one that is nowhere would make it, and so tell it from one that is somebody else's.
  const { data } = await listFolders(ctx);
  if (!data.some((folder) => folder.id === id)) throw noSuchFolder();
  return saveFolder(ctx, input, id);
}

async function saveFolder(ctx: Context, input: Input, id: string): Promise<z.infer<typeof Folder>> {
  const args = { p_owner: ownerOf(ctx), p_id: id, p_name: input.name };
  const { outcome, folder } = await commit(ctx, 'save_folder', args, Saved);
  if (outcome === 'name_taken') throw new AppError('conflict', `You have a folder named "${input.name}" already.`);
  if (!folder) throw noSuchFolder();
  return folder;
}

/** Removes a folder; its documents stay, in no folder. */
export async function removeFolder(ctx: Context, id: string): Promise<void> {
  const args = { p_owner: ownerOf(ctx), p_id: id };
  const { outcome } = await commit(ctx, 'delete_folder', args, z.object({ outcome: z.enum(['deleted', 'not_found']) }));
  if (outcome === 'not_found') throw noSuchFolder();
}

/** The caller's folders by name, with how many documents each holds. */
export const listFolders = (ctx: Context) => ctx.database.read('list_folders', {}, FolderList);

const noSuchFolder = () => new AppError('not_found', 'There is no such folder.');
