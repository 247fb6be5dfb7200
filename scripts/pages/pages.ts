import type { Life } from '../../test/browser/full-life.ts';
import type { State } from './states.ts';

/** A page to photograph: its name, and its address in a life with everything in it. */
export interface Shown {
  name: string;
  path(life: Life): string;
  /** Who looks, when it is not somebody without a role. */
  by?: 'operator' | 'stranger';
  /** All of them, unless said otherwise. */
  states?: readonly State[];
}

// An operator sees everybody's work: of nothing there is no picture then.
const work = { by: 'operator', states: ['full', 'loading', 'error'] } as const;

const documentOf = (filename: string) => (life: Life) => `/documents/${life.documents.get(filename)}`;

export const pages: Shown[] = [
  { name: 'sign-in', path: () => '/', by: 'stranger', states: ['full', 'error'] },
  { name: 'inbox', path: () => '/' },
  { name: 'document', path: documentOf('invoice.pdf') },
  { name: 'document-failed', path: documentOf('locked.pdf') },
  { name: 'review', path: () => '/review' },
  { name: 'search', path: () => '/search?q=furniture' },
  { name: 'matches', path: () => '/matches' },
  { name: 'jobs', path: () => '/postings' },
  { name: 'applications', path: () => '/applications' },
  { name: 'notifications', path: () => '/notifications' },
  { name: 'settings', path: () => '/settings' },
  { name: 'developers', path: () => '/developers' },
  { name: 'operations', path: () => '/operations', ...work },
  { name: 'failures', path: () => '/operations/failures', ...work },
  { name: 'usage', path: () => '/operations/usage', ...work },
  { name: 'mails-and-runs', path: () => '/operations/mails', ...work },
  { name: 'audit-log', path: () => '/operations/audit', ...work },
];
