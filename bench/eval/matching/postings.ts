import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** A posting as somebody of the trade would write it; `occupation` is the label of the resumes that suit it. */
const LabelledPosting = z.object({
  occupation: z.string(),
  title: z.string(),
  description: z.string(),
  skills: z.array(z.string()),
});
export type LabelledPosting = z.infer<typeof LabelledPosting>;

const folder = fileURLToPath(new URL('./postings/', import.meta.url));

/** One posting for each of 24 occupations, in the order of the alphabet. */
export const readPostings = (): LabelledPosting[] =>
  readdirSync(folder)
    .toSorted()
    .flatMap((name) => z.array(LabelledPosting).parse(JSON.parse(readFileSync(`${folder}${name}`, 'utf8'))));
