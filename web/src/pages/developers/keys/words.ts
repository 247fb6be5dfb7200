import type { Tone } from '../../../ui/pill.tsx';
import { words } from '../../../words/text.ts';

const scopeWords: Record<string, string> = {
  'documents:read': 'See documents, search them and follow their progress',
  'documents:write': 'Upload, change, read again and delete documents',
  'matches:read': 'See matches, jobs and applications',
  'applications:write': 'Apply for jobs, and change applications',
  'notifications:read': 'See notifications and their settings',
  'notifications:write': 'Mark notifications, and change their settings',
  'postings:write': 'Post jobs',
  'webhooks:write': 'See and change webhooks',
  'operations:read': 'See how everybody’s work flows',
  'operations:write': 'Act on everybody’s work',
  'metrics:read': 'Scrape the metrics',
};

export const scopes: string[] = Object.keys(scopeWords);

/** What a scope allows, in words. */
export const scopeWord = (scope: string): string => scopeWords[scope] ?? words(scope);

/** The scopes that somebody of this role may give to a key. */
export const scopesFor = (role: string | null): string[] =>
  scopes.filter(
    (scope) =>
      !/^(operations|metrics):/.test(scope) || role === 'operator' || (role === 'viewer' && scope.endsWith(':read')),
  );

const soonMs = 14 * 86_400_000;

/** How a key stands, with the tone that is shown in. */
export function keyWord(key: { revoked_at: string | null; expires_at: string }, now = Date.now()): [string, Tone] {
  const left = Date.parse(key.expires_at) - now;
  if (key.revoked_at) return ['Revoked', ''];
  if (left <= 0) return ['Expired', 'bad'];
  return left < soonMs ? ['Ends soon', 'warn'] : ['Works', 'good'];
}
