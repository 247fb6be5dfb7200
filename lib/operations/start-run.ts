import * as z from 'zod';
import type { Context } from '../context.ts';
import { Matched, matchPostings, previewMatches } from '../matching/match.ts';
import { Planned, planDigests, previewDigests } from '../notifications/plan-digests.ts';
import { withRole } from './operation.ts';

export const RunName = z.enum(['match', 'digest']);
export const RunInput = z.strictObject({ dry_run: z.boolean().default(false) });

/** What a run came to; a dry run looks at its first page and changes nothing. */
export const RunReport = z.union([
  z.object({ run: z.literal('match'), dry_run: z.boolean(), ...Matched.shape }),
  z.object({ run: z.literal('digest'), dry_run: z.boolean(), ...Planned.shape }),
]);

const Started = z.object({ outcome: z.literal('started') });

/** Runs matching or digests out of turn, which does nothing twice. For operators; viewers may look by dry runs. */
export async function startRun(
  ctx: Context,
  run: z.infer<typeof RunName>,
  { dry_run }: z.infer<typeof RunInput>,
): Promise<z.infer<typeof RunReport>> {
  const role = dry_run ? 'viewer' : 'operator';
  await withRole(ctx, role, 'start_run', { p_run: run, p_dry_run: dry_run }, Started);
  if (run === 'match') return { run, dry_run, ...(await (dry_run ? previewMatches(ctx) : matchPostings(ctx))) };
  return { run, dry_run, ...(await (dry_run ? previewDigests(ctx) : planDigests(ctx))) };
}
