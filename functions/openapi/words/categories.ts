import type { Words } from '../words.ts';

const share = 'The share (0–1) of the answers looked at that were left as they were.';

export const categoriesInWords: Words = {
  CategoryName: { about: 'A built-in category, or the slug of one of your own.' },
  CategoryEntry: {
    about: 'A category that documents can be of, a built-in one or your own.',
    parts: {
      slug: 'What documents bear as `category`; it never changes.',
      description: 'What documents of it are about; the more of their own words it has, the better.',
      review_threshold: 'Below this confidence a document of it asks for a person.',
      usual_threshold: 'The same as it is unless you change it.',
      documents: 'How many of yours there are.',
      examples: 'Documents that you put there, the newest first; others are compared with the twelve newest.',
      created_at: 'Null for a built-in one.',
    },
  },
  CategoryRequest: {
    about: 'A new category of your own.',
    parts: {
      slug: 'Made of the name unless it is given.',
      examples: 'Documents that have been read; they are put into it.',
      review_threshold: 'Null for what is usual.',
    },
  },
  CategoryChanges: {
    about: 'What changes; of a built-in category the threshold alone.',
    parts: { examples: 'All that it has from now on.', review_threshold: 'Null for what is usual.' },
  },
  Accuracy: {
    about: `How right the answers about your documents were: by category and field, and what documents are. \`right\`: ${share}`,
    parts: {
      fields: 'How often people accepted, corrected and rejected a field; one that was missing counts as corrected.',
      categories: 'By what documents were taken for: how often people confirmed or changed it, and to what.',
    },
  },
};
