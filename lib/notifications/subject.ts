import type { MailedDocument, ResultMail } from './notification.ts';
import { count, fileName, spaced } from './words.ts';

type Named = Pick<MailedDocument, 'filename' | 'status' | 'category'>;
type Settled = Pick<ResultMail, 'total' | 'completed' | 'failed' | 'canceled'> & { documents: Named[] };

/** What became of one document, as a sentence that begins with its name. */
export function outcomeOf({ filename, status, category }: Named): string {
  const name = fileName(filename);
  const kind = category ? `: ${spaced(category)}` : '';
  switch (status) {
    case 'completed':
      return `${name} is ready${kind}`;
    case 'needs_review':
      return `${name} needs a look${kind}`;
    case 'failed':
      return `${name} could not be read`;
    case 'canceled':
      return `${name} was canceled`;
  }
}

/** What became of a batch: "7 documents are done, 2 could not be read". */
export function subjectOf({ total, completed, failed, canceled, documents }: Settled): string {
  const [only] = documents;
  if (total === 1 && only) return outcomeOf(only);
  const parts = [
    { number: completed, words: completed === 1 ? 'is done' : 'are done' },
    { number: failed, words: 'could not be read' },
    { number: canceled, words: canceled === 1 ? 'was canceled' : 'were canceled' },
  ].filter(({ number }) => number > 0);
  const [first, ...others] = parts;
  if (!first) return `${count(total, 'document')} settled`;
  const rest = others.map(({ number, words }) => `, ${number.toLocaleString('en')} ${words}`);
  return `${count(first.number, 'document')} ${first.words}${rest.join('')}`;
}
