import type { Item, Market } from './market.ts';

/** Every pair that reaches the score, `resume/posting`, computed one by one. */
export function bruteForce({ model, resumes, postings }: Market, wanted: number): Set<string> {
  const pairs = new Set<string>();
  for (const resume of resumes) {
    const known = new Set(resume.skills);
    for (const posting of postings) {
      if (scoreOf(model, resume, posting, known) >= wanted) pairs.add(`${resume.id}/${posting.id}`);
    }
  }
  return pairs;
}

function scoreOf({ midpoint, scale }: Market['model'], resume: Item, posting: Item, known: Set<number>): number {
  let cosine = 0;
  for (let place = 0; place < resume.vector.length; place += 1)
    cosine += (resume.vector[place] ?? 0) * (posting.vector[place] ?? 0);
  const matched = posting.skills.filter((skill) => known.has(skill)).length;
  return 0.7 / (1 + Math.exp((midpoint - cosine) / scale)) + (0.3 * matched) / posting.skills.length;
}
