import * as z from 'zod';

export const FolderInput = z.strictObject({ name: z.string().trim().min(1).max(120) });

export const Folder = z.object({ id: z.string(), name: z.string(), created_at: z.string() });

export const FolderList = z.object({ data: z.array(Folder.extend({ documents: z.number() })), next_cursor: z.null() });
