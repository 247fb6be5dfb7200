import type { Document } from '../api.ts';
import { element } from '../dom.ts';
import { fieldText, inReadingOrder } from '../field-words.ts';
import { percentText, words } from '../words.ts';

/** What was found in a document, each with the words it was found in and how sure that is. */
export function fieldTable({ fields, review_threshold }: Document) {
  const rows = inReadingOrder(fields).map(({ name, value, confidence, page, quote }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, words(name)),
      element(
        'td',
        {},
        element('pre', {}, fieldText(name, value)),
        quote ? element('small', {}, `“${quote}”${page ? `, page ${page}` : ''}`) : null,
      ),
      element(
        'td',
        {},
        element('span', { class: `pill ${confidence < review_threshold ? 'warn' : 'good'}` }, percentText(confidence)),
      ),
    ),
  );
  return element('table', {}, element('tbody', {}, ...rows));
}
