import type { NotificationSettings, NotificationSettingsChanges } from '../../../client/nouns.ts';

/** What a person sets themselves; why mails do not reach them is not among it. */
export type Settings = Omit<NotificationSettings, 'unreachable'>;

export const settable = ({ unreachable, ...settings }: NotificationSettings): Settings => settings;

/** What of the settings is to be saved: only what was changed, so that another tab's changes stay. */
export function changesOf(saved: Settings, drafted: Settings): NotificationSettingsChanges {
  const changed = Object.entries(drafted).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(saved[name as keyof Settings]),
  );
  return Object.fromEntries(changed);
}

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

const whys: Record<string, string> = {
  bounced: 'one came back, because the address does not exist or takes none',
  dropped: 'our mail service does not write to it any more',
  complained: 'a mail of ours was reported as spam there',
  unsubscribed: 'it unsubscribed from all of our mails',
  by_hand: 'somebody who looks after this service has stopped them',
};

/** Why no mails go to somebody's address, as the rest of a sentence. */
export const unreachableWhy = (reason: string): string => whys[reason] ?? 'they are stopped';

/** What is wrong with quiet hours, or null. */
export function quietTrouble(quiet: Settings['quiet_hours']): string | null {
  if (quiet === null) return null;
  if (!quiet.from || !quiet.to) return 'Say from when to when.';
  return quiet.from === quiet.to ? 'They must end at another time than they begin.' : null;
}

/** "Monday, 23 November at 08:00 (Europe/London)". */
export function digestTime({ next_at, time_zone }: { next_at: string; time_zone: string }): string {
  const when = { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const;
  return `${new Date(next_at).toLocaleString([], { ...when, timeZone: time_zone })} (${time_zone.replaceAll('_', ' ')})`;
}
