import { Account } from '../../lib/account/account.ts';
import { Accuracy, AccuracyInput } from '../../lib/account/accuracy.ts';
import { EraseInput } from '../../lib/account/erase.ts';
import { ExportAccountInput } from '../../lib/account/export/export.ts';
import type { Operations } from './operation.ts';

export const accountRoutes: Operations = {
  'GET /v1/account': { summary: 'Who is signed in, and what they may do for everybody', answers: [200, Account] },
  'DELETE /v1/account': {
    summary: 'Erase your account and everything in it, for good',
    json: EraseInput,
    answers: [204, null],
  },
  'GET /v1/account/export': {
    summary: 'Everything you have, as a ZIP archive',
    query: ExportAccountInput,
    answers: [200, null],
    files: ['application/zip'],
  },
  'GET /v1/account/accuracy': {
    summary: 'How right the answers about your documents were, by your reviews',
    query: AccuracyInput,
    answers: [200, Accuracy],
  },
};
