import { element } from '../dom.ts';
import { statusWord } from '../words.ts';

/** A status as a small coloured word. */
export function pill(status: string): HTMLElement {
  const [word, tone] = statusWord(status);
  return element('span', { class: `pill ${tone}`, 'data-status': status }, word);
}
