import type { Context } from '../context.ts';
import { type Embedding, embedTexts } from '../matching/embed-texts.ts';
import { embedPassages } from './embed-passages.ts';

// A fresh message takes over before anybody gives this one up.
const budgetMs = 20_000;

/** Gives postings and resumes, then passages, without a vector of the present model theirs, for as long as there is time. */
export async function embedWaiting(ctx: Context): Promise<Embedding> {
  const deadline = ctx.now() + budgetMs;
  const texts = await embedTexts(ctx);
  if (texts.outcome === 'off' || texts.outcome === 'continued') return texts;
  const { outcome, embedded } = await embedPassages(ctx, deadline);
  return { outcome, embedded: texts.embedded + embedded };
}
