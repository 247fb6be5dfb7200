import { readFileSync } from 'node:fs';
import * as z from 'zod';

const Question = z.object({
  question: z.string(),
  kind: z.enum(['keyword', 'paraphrase']),
  /** The files that answer it, any of them. */
  files: z.array(z.string()).min(1),
});
export type Question = z.infer<typeof Question>;

const Questions = z.object({ questions: z.array(Question) });

/** The questions of which these files answer at least one. */
export function questionsAbout(files: Set<string>): Question[] {
  const content: unknown = JSON.parse(readFileSync(new URL('./questions.json', import.meta.url), 'utf8'));
  return Questions.parse(content).questions.filter((question) => question.files.some((file) => files.has(file)));
}
