import { CategoryChanges, CategoryEntry, CategoryInput, CategoryList } from '../../lib/categories/category.ts';
import type { Operations } from './operation.ts';

export const categoriesRoutes: Operations = {
  'GET /v1/categories': {
    summary: 'What documents can be: your own categories, then the built-in ones',
    answers: [200, CategoryList],
  },
  'POST /v1/categories': {
    summary: 'Make a category of your own, by a description and examples',
    json: CategoryInput,
    answers: [201, CategoryEntry],
  },
  'PATCH /v1/categories/:slug': {
    summary: 'Change your own, or how sure you want to be of a built-in one',
    json: CategoryChanges,
    answers: [200, CategoryEntry],
  },
  'DELETE /v1/categories/:slug': {
    summary: 'Remove your own; its documents stay, as what they are without it',
    answers: [204, null],
  },
};
