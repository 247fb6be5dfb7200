import { describe, expect, test } from 'vitest';
import { refuseMisnamed } from '../../../lib/documents/media-type/misnamed.ts';
import { identify } from '../../../lib/documents/media-type.ts';

const take = (filename: string, text: string) => {
  const bytes = new TextEncoder().encode(text);
  refuseMisnamed(filename, identify(bytes), bytes);
};

describe('check 2: a file that only its name makes a document', () => {
  test('is refused when it is a web page in the place of one', () => {
    for (const name of ['invoice.pdf', 'Letter.DOCX', 'scan.jpeg']) {
      expect(() => take(name, '<html><title>Sign in</title>')).toThrow(
        expect.objectContaining({ code: 'unsupported_format', message: expect.stringMatching(/web page .* login/) }),
      );
    }
  });

  test('is refused when it is a mail without headers', () => {
    expect(() => take('order.eml', 'Just some words\n')).toThrow(expect.objectContaining({ code: 'document_corrupt' }));
  });

  test('is taken when its name promises nothing else: pages, sheets of banks, drafts and texts', () => {
    for (const name of ['page.html', 'statement.xls', 'page', 'notes.txt']) take(name, '<html><p>Hello');
    take('draft.eml', 'Subject: Order\nX-Unsent: 1\n\nForty boxes');
    take('notes.pdf', 'Just some words');
  });
});
