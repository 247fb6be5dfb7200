import { AnyWish } from '../unsubscribe/form.ts';
import type { Operations } from './operation.ts';

const noSuchLink = 'A page which says that the link does not work, whatever is wrong with it';

export const unsubscribeRoutes: Operations = {
  'GET /unsubscribe/:token': {
    summary: 'The page behind the link in a mail: what its reader hears by mail; changes nothing',
    answers: [200, null],
    pages: { 200: 'What the reader hears by mail, with the forms that change it', 404: noSuchLink },
    public: true,
  },
  'POST /unsubscribe/:token': {
    summary: 'Unsubscribe with one click (RFC 8058), or save what that page offers',
    form: AnyWish,
    urlencoded: true,
    answers: [200, null],
    pages: {
      200: 'The same page, which says what was done',
      400: 'The same page, which says that something was missing and nothing was changed',
      404: noSuchLink,
    },
    public: true,
  },
};
