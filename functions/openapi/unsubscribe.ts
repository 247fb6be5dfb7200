import * as z from 'zod';
import type { Operations } from './operation.ts';

export const unsubscribeRoutes: Operations = {
  'GET /unsubscribe/:token': {
    summary: 'The page behind the link in a mail: what its reader hears by mail; changes nothing',
    answers: [200, null],
    public: true,
  },
  'POST /unsubscribe/:token': {
    summary: 'Unsubscribe with one click (RFC 8058), or save what that page offers',
    form: z.object({ 'List-Unsubscribe': z.literal('One-Click') }),
    answers: [200, null],
    public: true,
  },
};
