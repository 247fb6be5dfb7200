import type { MatchLine, PostingLine } from '../../../lib/notifications/mail-payloads.ts';

const to = { email: 'ada@example.com', name: 'Ada' };
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A posting as a mail shows it; a test changes what it is about. */
export const aPosting = (changes: Partial<PostingLine> = {}): PostingLine => ({
  id: id(1),
  title: 'Data Engineer',
  company: 'Nordwind',
  location: 'Hamburg',
  salary_min: 50_000,
  salary_max: 60_000,
  currency: 'EUR',
  apply_url: 'https://jobs.example.com/1',
  ...changes,
});

export const aMatch = (changes: Partial<MatchLine> = {}): MatchLine => ({
  id: id(2),
  document_id: id(3),
  filename: 'resume.pdf',
  score: 0.912,
  vector_score: 0.96,
  skills_score: 0.8,
  matched_skills: ['SQL', 'Python', 'Airflow', 'dbt'],
  missing_skills: ['Spark'],
  evidence: [{ page: 2, quote: 'Built pipelines in Airflow.' }],
  posting: aPosting(),
  ...changes,
});

export const aMatchesMail = (matches: MatchLine[] = [aMatch()], count = matches.length) => ({
  template: 'matches' as const,
  to,
  content: { count, matches },
});

/** The name that every text of a hostile or an endless sample has. */
export interface Texts {
  title: string;
  company: string;
  location: string;
  currency: string;
  skill: string;
  quote: string;
  filename: string;
  detail: string;
  url: string;
}

const usual: Texts = {
  title: 'Data Engineer',
  company: 'Nordwind',
  location: 'Hamburg',
  currency: 'EUR',
  skill: 'SQL',
  quote: 'Built pipelines.',
  filename: 'letter.pdf',
  detail: 'The document is protected by a password.',
  url: 'https://jobs.example.com/1',
};

/** A digest with everything in it, so many of each, in these texts. */
export function aDigest(each = 1, changes: Partial<Texts> = {}, count = each) {
  const texts = { ...usual, ...changes };
  const { title, company, location, currency, skill, quote, filename, detail } = texts;
  const posting = aPosting({ title, company, location, currency, apply_url: texts.url });
  const match = aMatch({
    filename,
    posting,
    matched_skills: Array.from({ length: 8 }, () => skill),
    missing_skills: Array.from({ length: 8 }, () => skill),
    evidence: [{ page: 1, quote }],
  });
  const some = <T>(one: T) => ({ count, data: Array.from({ length: each }, () => one) });
  return {
    template: 'digest' as const,
    to,
    content: {
      local_date: '2026-11-23',
      frequency: 'daily',
      postings: some(posting),
      matches: some(match),
      applications: some({ id: id(4), status: 'interview', posting }),
      completed: some({ id: id(5), filename, category: 'letter' as string | null }),
      failed: some({
        id: id(6),
        filename,
        code: 'document_encrypted' as string | null,
        detail: detail as string | null,
      }),
      waiting_for_review: some({ id: id(7), filename }),
    },
  };
}

export const anApplication = (status = 'interview', posting = aPosting()) => ({
  template: 'application' as const,
  to,
  content: { id: id(4), status, previous: 'reviewing', posting },
});

export const aTest = () => ({ template: 'test' as const, to, content: { requested_at: '2026-11-23T09:30:00+00:00' } });
