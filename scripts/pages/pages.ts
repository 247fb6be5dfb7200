import type { Life } from '../../test/browser/full-life.ts';

/** A page to photograph: its name, and its address in a life with everything in it. */
export interface Shown {
  name: string;
  path(life: Life): string;
  /** Whether it is for people with a role. */
  isForOperators?: true;
}

const documentOf = (filename: string) => (life: Life) => `/documents/${life.documents.get(filename)}`;

export const pages: Shown[] = [
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
  { name: 'operations', path: () => '/operations', isForOperators: true },
  { name: 'failures', path: () => '/operations/failures', isForOperators: true },
  { name: 'usage', path: () => '/operations/usage', isForOperators: true },
  { name: 'mails-and-runs', path: () => '/operations/mails', isForOperators: true },
  { name: 'audit-log', path: () => '/operations/audit', isForOperators: true },
];
