import type { Access } from '../../../client/nouns.ts';

const did: Record<Access['action'], string> = {
  opened: 'opened it',
  downloaded: 'fetched the original',
  exported: 'exported it',
  listed: 'was shown an entry about it, not what is in it',
};

/** Who did what: "The key “Bookkeeping” fetched the original". */
export function accessText({ actor, action, key_name }: Pick<Access, 'actor' | 'action' | 'key_name'>): string {
  const who = {
    owner: 'You',
    key: key_name === null ? 'A key that is gone' : `The key “${key_name}”`,
    operator: 'An operator',
  };
  return `${who[actor]} ${did[action]}`;
}
