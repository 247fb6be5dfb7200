import { Scope } from '../../lib/api-keys/api-key.ts';

// What many operations have in common.

const what: Record<Scope, string> = {
  'documents:read':
    'Read documents, their text and results, jobs, batches, folders and the log; listen to it; search; export.',
  'documents:write': 'Upload, change, review, reprocess and delete documents; folders, categories.',
  'matches:read': 'Read postings, matches and applications.',
  'applications:write': 'Apply and withdraw; read applications.',
  'notifications:read': 'Read notifications and their settings.',
  'notifications:write': 'Mark and remove notifications, change their settings, send the test mail.',
  'postings:write': 'Make and change postings, for operators; read them.',
  'webhooks:write': 'Read, make, change, test and remove webhooks.',
  'operations:read': 'Look at everybody’s work, for operators and viewers.',
  'metrics:read': 'Scrape the metrics, for operators and viewers.',
  'operations:write': 'Act on everybody’s work, for operators.',
};

const scopes = Scope.options.map((scope) => `- \`${scope}\`: ${what[scope]}`).join('\n');

export const securitySchemes = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The access token of somebody who signed in through Supabase Auth.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'dk_…',
    description: `An API key, sent as a token is. It may do what its scopes say, and never more than its owner may at that moment:\n\n${scopes}`,
  },
};

export const sharedParameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'A name of your own for this request: sent again under it, it is done once and answers the same.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
    example: 'import-2026-11-22-page-7',
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'The `ETag` of an earlier answer: the answer is 304 while nothing has changed.',
    schema: { type: 'string' },
  },
};

export const sharedHeaders = {
  RetryAfter: { description: 'Seconds after which trying again makes sense.', schema: { type: 'integer' } },
};
