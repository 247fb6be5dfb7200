import type { DigestPreview } from '../../../client/nouns.ts';
import { applicationWord } from './jobs.ts';
import { scoreText, words } from './text.ts';

interface Item {
  id: string;
  title: string;
  /** What is to be known of it beyond its title. */
  about: string | null;
  href: string;
}

/** One kind of news in a digest: how many there are, and the first of them. */
export interface DigestSection {
  heading: string;
  count: number;
  /** The page that shows them all. */
  href: string;
  items: Item[];
}

const joined = (...parts: (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join(' · ') || null;

/** What a digest says, in the order of the mail; what did not happen has no section. */
export function digestSections(content: DigestPreview['content']): DigestSection[] {
  const { matches, applications, failed, waiting_for_review: waiting, completed, postings } = content;
  const toMatches = '/matches?order=newest';
  const document = (id: string, filename: string, about: string | null): Item => ({
    id,
    title: filename,
    about,
    href: `/documents/${id}`,
  });
  const sections: DigestSection[] = [
    {
      heading: 'New matches',
      count: matches.count,
      href: toMatches,
      items: matches.data.map(({ id, score, posting: { title, company } }) => ({
        id,
        title,
        about: joined(company, scoreText(score)),
        href: toMatches,
      })),
    },
    {
      heading: 'Your applications',
      count: applications.count,
      href: '/applications',
      items: applications.data.map(({ id, status, posting: { title, company } }) => ({
        id,
        title,
        about: joined(company, applicationWord(status)[0]),
        href: '/applications',
      })),
    },
    {
      heading: 'Could not be read',
      count: failed.count,
      href: '/?status=failed',
      items: failed.data.map(({ id, filename, detail }) => document(id, filename, detail)),
    },
    {
      heading: 'Waiting for your review',
      count: waiting.count,
      href: '/review',
      items: waiting.data.map(({ id, filename }) => document(id, filename, null)),
    },
    {
      heading: 'Documents done',
      count: completed.count,
      href: '/?status=completed',
      items: completed.data.map(({ id, filename, category }) => document(id, filename, category && words(category))),
    },
    {
      heading: 'New jobs',
      count: postings.count,
      href: '/postings',
      items: postings.data.map(({ id, title, company, location }) => ({
        id,
        title,
        about: joined(company, location),
        href: `/postings?${new URLSearchParams({ q: title })}`,
      })),
    },
  ];
  return sections.filter(({ count }) => count > 0);
}
