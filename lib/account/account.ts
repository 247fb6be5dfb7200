import * as z from 'zod';
import { QuotaUse } from '../limits/limit.ts';

/** Who is signed in; `role` is what they may do for everybody, null for most. */
export const Account = z.object({
  id: z.string(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  role: z.enum(['operator', 'viewer']).nullable(),
  created_at: z.string(),
  /** Of what there is a quota of. */
  quotas: z.array(QuotaUse),
});
