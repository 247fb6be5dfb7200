import * as z from 'zod';

/** Who is signed in; `role` is what they may do for everybody, null for most. */
export const Account = z.object({
  id: z.string(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  role: z.enum(['operator', 'viewer']).nullable(),
  created_at: z.string(),
});
