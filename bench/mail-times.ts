import type { Mail } from './control.ts';

/** When each document's mail was sent (ms since 1970); a mail is a document's when it links to it. */
export function mailTimes(mails: Mail[], ids: string[]): Map<string, number> {
  const wanted = new Set(ids);
  const times = new Map<string, number>();
  for (const { text, html, sent_at } of mails) {
    for (const [id] of `${text ?? ''} ${html ?? ''}`.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) {
      if (wanted.has(id) && !times.has(id)) times.set(id, Date.parse(sent_at));
    }
  }
  return times;
}
