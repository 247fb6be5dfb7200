import * as z from 'zod';

/** What somebody did: `listed` is what operators are shown, an entry about it and nothing of what is in it. */
export const AccessAction = z.enum(['opened', 'downloaded', 'exported', 'listed']);
export type AccessAction = z.infer<typeof AccessAction>;

/** That somebody saw a document; the same by the same within an hour is one. */
export const Access = z.object({
  id: z.string(),
  action: AccessAction,
  actor: z.enum(['owner', 'key', 'operator']),
  /** The API key that did it, while it is known. */
  key_id: z.string().nullable(),
  key_name: z.string().nullable(),
  at: z.string(),
});

export const AccessList = z.object({ data: z.array(Access), next_cursor: z.string().nullable() });
