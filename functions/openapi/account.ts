import { Account } from '../../lib/account/account.ts';
import { Accuracy, AccuracyInput } from '../../lib/account/accuracy.ts';
import { EraseInput } from '../../lib/account/erase.ts';
import { ExportAccountInput } from '../../lib/account/export/export.ts';
import { Retention, RetentionInput } from '../../lib/retention/retention.ts';
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
  'GET /v1/account/retention': {
    summary: 'For how long you keep documents, and what is past its time',
    answers: [200, Retention],
  },
  'PUT /v1/account/retention': {
    summary: 'Say for how long you keep documents, or see what that would delete',
    json: RetentionInput,
    answers: [200, Retention],
  },
  'GET /v1/account/accuracy': {
    summary: 'How right the answers about your documents were, by your reviews',
    query: AccuracyInput,
    answers: [200, Accuracy],
  },
};
