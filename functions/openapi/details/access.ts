import type { ApiKey } from '../../../lib/api-keys/api-key.ts';
import type { Delivery, Webhook } from '../../../lib/webhooks/webhook.ts';
import type { Details } from '../operation.ts';
import { at, ids } from './samples.ts';

const key: ApiKey = {
  id: ids.key,
  name: 'Build server',
  prefix: 'dk_7Rb0XkQ2Lm',
  scopes: ['documents:read', 'documents:write'],
  expires_at: '2027-02-20T10:20:00Z',
  last_used_at: null,
  rotated_at: null,
  revoked_at: null,
  created_at: at.later,
};
const text = 'dk_7Rb0XkQ2Lm_…';

const webhook: Webhook = {
  id: ids.webhook,
  url: 'https://example.com/webhooks',
  description: 'Our bookkeeping',
  event_types: ['document.processed'],
  enabled: true,
  disabled_reason: null,
  failing_since: null,
  previous_secret_until: null,
  created_at: at.later,
};
const secret = 'whsec_…';

const delivery: Delivery = {
  id: ids.delivery,
  webhook_id: ids.webhook,
  message_id: 'msg_0192f3a88d267fa894d3afb0c1d2e3f9',
  type: 'document.processed',
  status: 'delivered',
  attempts: 1,
  http_status: 200,
  error: null,
  response: 'ok',
  ms: 84,
  next_try_at: null,
  created_at: at.completed,
  delivered_at: at.completed,
  replay_of: null,
  payload: {
    type: 'document.processed',
    timestamp: at.completed,
    data: { document_id: ids.document, status: 'completed', category: 'invoice' },
  },
};

const retention = {
  rules: [{ id: ids.folder, category: 'receipt', folder_id: null, days: 365 }],
  due: 1,
  documents: [{ id: ids.document, filename: 'invoice-1042.pdf', category: 'receipt', created_at: at.uploaded }],
};

export const accessDetails: Details = {
  'GET /v1/account': {
    codes: ['not_found'],
    answer: {
      id: ids.ada,
      email: 'ada@example.com',
      name: 'Ada',
      role: null,
      created_at: at.uploaded,
      quotas: [
        { name: 'files_per_day', used: 12, limit: 1000, resets_at: '2026-11-23T00:00:00Z' },
        { name: 'bytes_stored', used: 48_210_331, limit: 10_000_000_000, resets_at: null },
      ],
    },
  },
  'DELETE /v1/account': {
    about: `Documents and what was found in them, folders, categories, corrections, notifications, mails and webhook calls that wait, keys,
sockets, caches and the login itself: nothing stays, and nothing can be brought back. \`confirm\` is the address of the account. It
takes an access token; no API key may. When it answers, no key and no webhook of the account works any more; what a service that
is away still keeps goes as soon as that one is back. Take everything along first: \`GET /v1/account/export\`.`,
    codes: ['not_found'],
    body: { confirm: 'ada@example.com' },
  },
  'GET /v1/account/export': {
    about: `Originals in their folders, \`documents.json\` (text by page, fields, reviews, jobs, events), \`documents.csv\` with cells that no
spreadsheet runs, and a JSON file each for settings, folders, categories, matches, applications, notifications, mails, keys, webhooks
and the log. It streams. A part has at most 400 documents and 1 GB of originals; \`Link: <…>; rel="next"\` names the next part, if
there is one.`,
    query: {},
  },
  'GET /v1/account/retention': { answer: retention },
  'PUT /v1/account/retention': {
    about: `These rules take the place of all there were. A rule is for a category, a folder, a category in a folder, or (neither) for all;
\`days\` count from the upload, and null keeps for good. Where several fit a document, it is kept for the longest. With \`preview\`
nothing changes: the answer says what these rules would delete. The sweep deletes what is past its time as you would, a few hundred
a minute: it can be restored for 30 days.`,
    codes: ['not_found'],
    body: { rules: [{ category: 'receipt', days: 365 }], preview: true },
    answer: retention,
  },
  'GET /v1/api-keys': { answer: { data: [key], next_cursor: null } },
  'POST /v1/api-keys': {
    about: `The answer alone has the key's text; only its hash is kept. It works for \`expires_in_days\` (90, at most 365), may do what
its scopes say, and never more than you may at that moment. \`postings:write\` and \`operations:…\` need your account's role.`,
    codes: ['conflict', 'forbidden'],
    body: { name: 'Build server', scopes: ['documents:read', 'documents:write'], expires_in_days: 90 },
    answer: { ...key, key: text },
  },
  'POST /v1/api-keys/:id/rotate': {
    about:
      'The key keeps its id, name and scopes, and gets its whole time again. The text so far works for `grace_seconds` more (0).',
    codes: ['conflict'],
    body: { grace_seconds: 3600 },
    answer: { ...key, rotated_at: at.later, key: text },
  },
  'DELETE /v1/api-keys/:id': {
    about: 'It stops working within five seconds, and its sockets are closed. Revoking it twice is no error.',
  },
  'GET /v1/webhooks': { answer: { data: [webhook] } },
  'POST /v1/webhooks': {
    about:
      'Calls are signed as Standard Webhooks are, and repeated until they are answered with 2xx. The answer alone has the secret.',
    codes: ['conflict'],
    body: { url: webhook.url, description: webhook.description, event_types: webhook.event_types },
    answer: { ...webhook, secret },
  },
  'PATCH /v1/webhooks/:id': {
    body: { enabled: false },
    answer: { ...webhook, enabled: false, disabled_reason: 'by_hand' },
  },
  'DELETE /v1/webhooks/:id': {},
  'POST /v1/webhooks/:id/test': {
    codes: ['conflict', 'rate_limited'],
    answer: { ...delivery, type: 'webhook.test', payload: { type: 'webhook.test', timestamp: at.later, data: {} } },
  },
  'POST /v1/webhooks/:id/rotate-secret': {
    body: {},
    answer: { ...webhook, previous_secret_until: at.nextDay, secret },
  },
  'GET /v1/webhooks/:id/deliveries': { answer: { data: [delivery], next_cursor: null } },
  'POST /v1/webhooks/:id/deliveries/:delivery/replay': {
    codes: ['conflict'],
    answer: {
      ...delivery,
      status: 'owed',
      attempts: 0,
      http_status: null,
      response: null,
      ms: null,
      delivered_at: null,
    },
  },
};
