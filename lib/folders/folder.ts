import * as z from 'zod';

export const FolderInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters'),
});

export const Folder = z.object({ id: z.string(), name: z.string(), created_at: z.string() });

export const FolderList = z.object({ data: z.array(Folder.extend({ documents: z.number() })), next_cursor: z.null() });
