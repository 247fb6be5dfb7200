import { Account } from '../../lib/account/account.ts';
import { Accuracy, AccuracyInput } from '../../lib/account/accuracy.ts';
import type { Operations } from './operation.ts';

export const accountRoutes: Operations = {
  'GET /v1/account': { summary: 'Who is signed in, and what they may do for everybody', answers: [200, Account] },
  'GET /v1/account/accuracy': {
    summary: 'How right the answers about your documents were, by your reviews',
    query: AccuracyInput,
    answers: [200, Accuracy],
  },
};
