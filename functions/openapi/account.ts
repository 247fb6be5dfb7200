import { Account } from '../../lib/account/account.ts';
import type { Operations } from './operation.ts';

export const accountRoutes: Operations = {
  'GET /v1/account': { summary: 'Who is signed in, and what they may do for everybody', answers: [200, Account] },
};
