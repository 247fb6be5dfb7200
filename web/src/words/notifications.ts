import type { Notification } from '../../../client/nouns.ts';
import type { Tone } from '../ui/pill.tsx';
import { countText, scoreText } from './text.ts';

/** What a notification can be about, in the words of a choice. */
export const notificationTypes: Record<Notification['type'], string> = {
  job_result: 'Documents',
  job_match: 'Matches',
  application_update: 'Applications',
  digest: 'Digests',
  webhook_disabled: 'Webhooks',
  retention: 'Retention',
};

export const isNotificationType = (type: string | null): type is Notification['type'] =>
  type !== null && Object.hasOwn(notificationTypes, type);

/** The page that shows what a notification is about; null when that are several. */
export function placeOf({ type, documents: [first, second] }: Notification): string | null {
  if (type === 'job_match') return '/matches?order=newest';
  if (type === 'application_update') return '/applications';
  if (type === 'webhook_disabled') return '/developers';
  if (type === 'retention') return '/settings';
  if (type === 'digest') return null;
  return first && !second ? `/documents/${first.id}` : '/';
}

const mailWords: Record<NonNullable<Notification['mail']>, [string, Tone]> = {
  waiting: ['Mail waits', ''],
  sent: ['Mail sent', ''],
  delivered: ['Mail arrived', 'good'],
  opened: ['Mail opened', 'good'],
  bounced: ['Mail came back', 'bad'],
  failed: ['Mail not sent', 'bad'],
  unknown: ['Mail: nobody knows', 'warn'],
};

/** What became of the mail about it, with the tone it is shown in; null when none was wanted. */
export const mailWord = (mail: Notification['mail']): [string, Tone] | null => (mail ? mailWords[mail] : null);

export interface About {
  words: string;
  /** The page that shows it, when that is another one than the notification's own. */
  href: string | null;
}

/** What a notification tells beyond its title: its documents, the jobs that fit, the parts of a digest. */
export function aboutOf({ type, data, documents }: Notification): About[] {
  if (type === 'job_match') return jobsOf(data);
  if (type === 'digest') return partsOf(data);
  if (documents.length < 2) return [];
  return documents.map(({ id, filename }) => ({ words: filename, href: `/documents/${id}` }));
}

/** The jobs by their words, each once: many a vacancy is posted twice. */
function jobsOf({ matches }: Notification['data']): About[] {
  if (!Array.isArray(matches)) return [];
  const jobs = matches
    .filter(isScored)
    .map(({ title, company, score }) => `${[title, company].filter(Boolean).join(', ')} (${scoreText(score)})`);
  return [...new Set(jobs)].map((words) => ({ words, href: null }));
}

const isScored = (match: unknown): match is { title: string; company: string | null; score: number } =>
  match !== null &&
  typeof match === 'object' &&
  'title' in match &&
  'score' in match &&
  typeof match.score === 'number';

const parts: [name: string, href: string, word: (count: number) => string][] = [
  ['matches', '/matches?order=newest', (count) => countText(count, 'match', 'matches')],
  ['applications', '/applications', (count) => `${countText(count, 'application')} with news`],
  ['failed', '/?status=failed', (count) => `${countText(count, 'document')} that could not be read`],
  ['waiting_for_review', '/review', (count) => `${countText(count, 'document')} to check`],
  ['completed', '/?status=completed', (count) => `${countText(count, 'document')} read`],
  ['postings', '/postings', (count) => countText(count, 'new job')],
];

/** The parts of a digest that have something to say, each with the page that shows it. */
export const partsOf = (counts: Record<string, unknown>): About[] =>
  parts.flatMap(([name, href, word]) => {
    const count = counts[name];
    return typeof count === 'number' && count > 0 ? [{ words: word(count), href }] : [];
  });
