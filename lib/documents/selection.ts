import * as z from 'zod';
import { CategoryName } from '../stages/stage.ts';
import { DocumentStatus } from './document.ts';

/** Which documents are meant, of all that the caller has: those that fit everything given; an empty one means all. */
export const DocumentFilter = z.strictObject({
  status: DocumentStatus.optional(),
  category: CategoryName.optional(),
  folder_id: z.uuid().optional(),
  /** The batch a document came with, or was last processed in. */
  batch_id: z.uuid().optional(),
  /** Part of the file name. */
  q: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters')
    .transform((text) => text || undefined)
    .optional(),
});
export type DocumentFilter = z.infer<typeof DocumentFilter>;

/** How a call names many documents: one by one, or by what the list filters by. */
export const selectionShape = {
  ids: z.array(z.uuid()).min(1).max(1000).optional(),
  filter: DocumentFilter.optional(),
};

interface Selection {
  ids?: string[] | undefined;
  filter?: object | undefined;
}

/** There is one way to name them. */
export const isOneSelection = ({ ids, filter }: Selection): boolean => (ids === undefined) !== (filter === undefined);
export const oneSelection = { message: 'must have either ids or filter' };

/** The selection as the database takes it. */
export const selectionOf = ({ ids, filter }: Selection): { ids: string[] } | { filter: object } =>
  ids ? { ids: [...new Set(ids)] } : { filter: filter ?? {} };
