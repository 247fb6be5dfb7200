import type * as z from 'zod';
import type { Accuracy } from '../../../lib/account/accuracy.ts';
import type { CategoryEntry } from '../../../lib/categories/category.ts';
import type { Details } from '../operation.ts';
import { at, ids } from './samples.ts';

const travel: CategoryEntry = {
  slug: 'travel',
  name: 'Travel',
  description: 'Boarding passes, train tickets and hotel bookings',
  built_in: false,
  review_threshold: 0.6,
  usual_threshold: 0.6,
  documents: 12,
  examples: [{ document_id: ids.document, filename: 'boarding-pass.pdf' }],
  created_at: at.uploaded,
};
const invoice: CategoryEntry = {
  ...travel,
  slug: 'invoice',
  name: 'Invoice',
  description: 'Asks for payment; credit notes too',
  built_in: true,
  review_threshold: 0.8,
  documents: 311,
  examples: [],
  created_at: null,
};

const accuracy: z.infer<typeof Accuracy> = {
  since: null,
  fields: [
    {
      category: 'invoice',
      field: 'total',
      reviewed: 40,
      right: 0.925,
      since: at.uploaded,
      accepted: 37,
      corrected: 2,
      rejected: 1,
    },
  ],
  categories: [
    {
      category: 'letter',
      reviewed: 9,
      right: 0.7778,
      since: at.uploaded,
      confirmed: 7,
      changed: 2,
      changed_to: [{ category: 'travel', documents: 2 }],
    },
  ],
};

export const categoriesDetails: Details = {
  'GET /v1/categories': { answer: { data: [travel, invoice], next_cursor: null } },
  'POST /v1/categories': {
    about: `Used from the next document on. Documents are compared with the words of the description and of the examples; the examples
are put into the category. Each document that \`PATCH /v1/documents/{id}\` puts there becomes one more. At most 50 a person.`,
    codes: ['conflict'],
    body: { name: 'Travel', description: travel.description, examples: [ids.document] },
    answer: travel,
  },
  'PATCH /v1/categories/:slug': {
    about: `\`examples\` are all that it has from now on; the ones left out stay in it, but nothing is compared with them. The slug stays.
A threshold counts from now on; what waits for review and is sure enough by it is completed at once.`,
    codes: ['conflict'],
    body: { review_threshold: 0.8 },
    answer: { ...travel, review_threshold: 0.8 },
  },
  'DELETE /v1/categories/:slug': { codes: ['conflict'] },
  'GET /v1/account/accuracy': {
    about:
      'From the last word of a person about each field, and about what each document is. Deleted documents do not count.',
    query: { since: at.uploaded },
    answer: accuracy,
  },
};
