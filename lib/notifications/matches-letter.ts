import type { Letter } from './letter.ts';
import type { MatchesMail } from './mail-payloads.ts';
import { matchItem, percent } from './match-item.tsx';
import { postingInWords, titleAt } from './posting-item.tsx';
import { count } from './words.ts';

/** "Data engineer at Nordwind: 92% match", "… and 4 more jobs". */
export function matchesSubject(best: string | null, score: number | null, total: number): string {
  if (!best) return total === 1 ? 'A new job matches your resume' : `${count(total, 'new job')} match your resume`;
  const rest = total > 1 ? `, and ${count(total - 1, 'more job')}` : '';
  return `${best}: ${percent(score ?? 0)} match${rest}`;
}

/** New jobs that fit a resume, the best ones with their reasons. */
export function matchesLetter({ content }: MatchesMail, appUrl: string): Letter {
  const { count: total, matches } = content;
  const [best] = matches;
  const others = matches.slice(1).map(({ posting }) => titleAt(postingInWords(posting)));
  return {
    category: 'job_match',
    subject: matchesSubject(best ? titleAt(postingInWords(best.posting)) : null, best?.score ?? null, total),
    headline: total === 1 ? 'A new job matches your resume' : `${count(total, 'new job')} match your resume`,
    lead:
      total > matches.length
        ? `The best ${matches.length}, with the reasons.`
        : 'With the reasons, and where to apply.',
    preview: others.join(', ') || (best ? postingInWords(best.posting).place : ''),
    sections: [{ heading: null, items: matches.map(matchItem), total, link: `${appUrl}/matches` }],
  };
}
