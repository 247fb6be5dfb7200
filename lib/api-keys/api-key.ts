import * as z from 'zod';

/** What a key can be limited to. The database says the same, and what each allows stands in functions/scopes.ts. */
export const Scope = z.enum([
  'documents:read',
  'documents:write',
  'matches:read',
  'applications:write',
  'notifications:read',
  'notifications:write',
  'postings:write',
  'webhooks:write',
  'operations:read',
  'operations:write',
  'metrics:read',
]);
export type Scope = z.infer<typeof Scope>;

/** A key as its owner sees it; the key itself is told once, when it is made. */
export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  /** How it begins: enough to know it by. */
  prefix: z.string(),
  scopes: z.array(Scope),
  expires_at: z.string(),
  /** To the minute; null when it was never used. */
  last_used_at: z.string().nullable(),
  rotated_at: z.string().nullable(),
  revoked_at: z.string().nullable(),
  created_at: z.string(),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const ApiKeyList = z.object({ data: z.array(ApiKey), next_cursor: z.string().nullable() });

/** A key with its text, which nobody can be told a second time. */
export const NewApiKey = ApiKey.extend({ key: z.string() });
export type NewApiKey = z.infer<typeof NewApiKey>;
