import * as z from 'zod';
import type { Context } from '../context.ts';
import { skillOf } from '../matching/words.ts';
import { withRole } from '../operations/operation.ts';
import { PostingInput } from './posting.ts';

export const mostPostings = 1000;

export const PostingsInput = z.strictObject({
  postings: z
    .array(PostingInput)
    .min(1, 'must be at least one')
    .max(mostPostings, 'must be at most 1,000; send the others in another call')
    .superRefine(refuseRepeats),
});

const counts = { created: z.int(), updated: z.int(), unchanged: z.int() };

export const SavedPostings = z.object({
  ...counts,
  data: z.array(
    z.object({ id: z.string(), external_id: z.string(), outcome: z.enum(['created', 'updated', 'unchanged']) }),
  ),
});
export type SavedPostings = z.infer<typeof SavedPostings>;

const Saved = SavedPostings.extend({ outcome: z.literal('saved') });

/**
 * Makes postings, or changes those that bear the same external id; for operators. A posting whose title, description or
 * skills changed is matched anew, all others keep what they have.
 */
export async function savePostings(ctx: Context, { postings }: z.infer<typeof PostingsInput>): Promise<SavedPostings> {
  const asked = postings.map((posting) => ({ ...posting, asked: skillsOf(posting.skills) }));
  const { outcome: _, ...saved } = await withRole(ctx, 'operator', 'save_postings', { p_postings: asked }, Saved);
  return saved;
}

/** What is asked for in the posting's own words, once however it is spelled. */
function skillsOf(skills: string[]): { name: string; query: string; asked: string }[] {
  const found = skills.flatMap((asked) => {
    const skill = skillOf(asked);
    return skill ? [{ ...skill, asked }] : [];
  });
  return [...new Map(found.toReversed().map((skill) => [skill.name, skill])).values()].toReversed();
}

function refuseRepeats(postings: PostingInput[], ctx: z.RefinementCtx): void {
  const first = new Map<string, number>();
  for (const [index, { external_id: name }] of postings.entries()) {
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, index);
    else {
      const message = `"${name}" is that of postings.${earlier} already`;
      ctx.addIssue({ code: 'custom', path: [index, 'external_id'], message, input: name });
    }
  }
}
