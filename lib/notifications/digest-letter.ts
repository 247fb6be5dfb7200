import { applicationItem } from './application-item.tsx';
import { documentItem, failedItem } from './document-items.tsx';
import type { Letter, Section } from './letter.ts';
import type { DigestMail } from './mail-payloads.ts';
import { matchItem } from './match-item.tsx';
import { postingItem } from './posting-item.tsx';
import { count } from './words.ts';

export interface DigestCounts {
  matches: number;
  postings: number;
  applications: number;
  completed: number;
  failed: number;
  waiting_for_review: number;
}

/** "3 new matches, 1 document failed, 2 documents to review": what is most pressing comes first. */
export function digestInWords(counts: DigestCounts): string {
  const parts = [
    counts.matches > 0 && `${counts.matches.toLocaleString('en')} new ${counts.matches === 1 ? 'match' : 'matches'}`,
    counts.applications > 0 && `${count(counts.applications, 'application')} moved on`,
    counts.failed > 0 && `${count(counts.failed, 'document')} failed`,
    counts.waiting_for_review > 0 && `${count(counts.waiting_for_review, 'document')} to review`,
    counts.completed > 0 && `${count(counts.completed, 'document')} ready`,
    counts.postings > 0 && `${count(counts.postings, 'new job')}`,
  ].filter((part) => part !== false);
  return parts.join(', ') || 'Nothing new';
}

const date = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** What happened since the last digest, a section for each kind of it; what did not happen has none. */
export function digestLetter({ content }: DigestMail, appUrl: string): Letter {
  const { matches, postings, applications, completed, failed, waiting_for_review: waiting } = content;
  const page = (id: string) => `${appUrl}/documents/${id}`;
  const section = <T>(
    heading: string,
    { count: total, data }: { count: number; data: T[] },
    show: (one: T) => Section['items'][number],
    path: string,
  ): Section => ({ heading, items: data.map(show), total, link: appUrl + path });
  const sections = [
    section('New matches', matches, matchItem, '/matches'),
    section('Your applications', applications, applicationItem, '/applications'),
    section('Could not be read', failed, (one) => failedItem(one, page(one.id)), '/?status=failed'),
    section(
      'Waiting for your review',
      waiting,
      ({ id, filename }) => documentItem(filename, page(id), null),
      '/?status=needs_review',
    ),
    section(
      'Documents done',
      completed,
      ({ id, filename, category }) => documentItem(filename, page(id), category),
      '/?status=completed',
    ),
    section('New jobs', postings, postingItem, '/postings'),
  ].filter(({ total }) => total > 0);
  const summary = digestInWords({
    matches: matches.count,
    postings: postings.count,
    applications: applications.count,
    completed: completed.count,
    failed: failed.count,
    waiting_for_review: waiting.count,
  });
  const day = date.format(new Date(`${content.local_date}T00:00:00Z`));
  return {
    category: 'digest',
    subject: summary,
    headline: content.frequency === 'weekly' ? `Your week until ${day}` : day,
    lead: `${summary}.`,
    preview: sections.map(({ heading }) => heading).join(' · '),
    sections,
  };
}
