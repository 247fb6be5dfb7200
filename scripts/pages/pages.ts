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
  /** How much longer than a screen it is shown: 1, unless said otherwise. */
  screens?: { 390: number; 1280: number };
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
  { name: 'categories', path: () => '/categories', screens: { 390: 2, 1280: 1.6 }, states: ['full', 'empty'] },
  { name: 'search', path: () => '/search?q=furniture' },
  { name: 'matches', path: () => '/matches' },
  { name: 'jobs', path: () => '/postings' },
  { name: 'applications', path: () => '/applications' },
  { name: 'notifications', path: () => '/notifications' },
  { name: 'settings', path: () => '/settings', screens: { 390: 2.4, 1280: 1.3 } },
  { name: 'developers', path: () => '/developers' },
  { name: 'operations', path: () => '/operations', ...work },
  { name: 'failures', path: () => '/operations/failures', ...work },
  { name: 'usage', path: () => '/operations/usage', ...work },
  { name: 'mails-and-runs', path: () => '/operations/mails', ...work },
  { name: 'audit-log', path: () => '/operations/audit', ...work },
];
