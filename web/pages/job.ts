import type { JobLine } from '../api.ts';
import { element } from '../dom.ts';
import { safeLink, salaryText } from '../job-words.ts';

/** What strangers wrote: isolated, so that text of another direction turns nothing around it. */
export const stranger = (text: string): HTMLElement => element('bdi', {}, text);

/** A job's title, who offers it, where and for how much. */
export function jobHead(job: JobLine): HTMLElement {
  const place = [job.company, job.location].filter((part) => part !== null);
  const salary = salaryText(job);
  return element(
    'div',
    { class: 'head' },
    element('h2', {}, stranger(job.title)),
    place.length > 0 && element('p', { class: 'note' }, stranger(place.join(' · '))),
    salary && element('p', {}, salary),
  );
}

/** Where to apply, in a page of its own; nothing when the address is not one that a link may lead to. */
export function applyLink(job: JobLine): HTMLElement | null {
  const href = safeLink(job.apply_url);
  if (!href) return null;
  const leads = { href, target: '_blank', rel: 'noopener noreferrer nofollow', title: new URL(href).host };
  return element(
    'a',
    { class: 'button main', ...leads },
    'Apply',
    element('span', { class: 'unseen' }, ' in a new tab'),
  );
}

/** Skills as small words, after what they are. */
export const chips = (label: string, skills: string[], tone: string): HTMLElement | null =>
  skills.length === 0
    ? null
    : element(
        'p',
        { class: 'chips' },
        element('span', { class: 'note' }, label),
        ...skills.map((skill) => element('span', { class: `chip ${tone}` }, stranger(skill))),
      );
