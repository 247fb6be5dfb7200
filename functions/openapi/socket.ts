import type { Gathered } from './describe.ts';
import { ClientFrame, ServerFrame } from './realtime.ts';

const about = `Opens a WebSocket that tells what happens as it happens: a snapshot first, then every step.

Say who you are within 10 s: \`{"type":"auth","token":"<access token or API key>","cursor":41}\`; the scope of a key is
\`documents:read\`. With the cursor of the last frame you have seen nothing is missed and nothing told twice. \`{"type":"ping"}\`
is answered by \`pong\`. Browsers may connect from this deployment's own pages and from the origins it allows.

It closes with 4401 (\`unauthorized\`, \`token_expired\`): come back with a fresh token; 4403 (\`forbidden\`): the key lacks the
scope; 1012 and 1013: come back in a moment; 4400, 4408, 4429 and 1009: say what is asked for, and less of it. What cannot
hold a socket reads the same from \`GET /v1/events?wait=25\`.`;

/** The socket as OpenAPI can tell of it; what is said on it stands under x-websocket. */
export const describeSocket = ({ schemas, refusals }: Gathered) => ({
  operationId: 'listen',
  summary: 'Listen to the log over a WebSocket',
  description: about,
  tags: ['events'],
  // Who it is says the first message.
  security: [],
  responses: {
    101: { description: 'The socket is open; say who you are.' },
    ...refusals.of(['forbidden', 'upgrade_required', 'internal']),
  },
  'x-websocket': {
    client: {
      schema: schemas.of(ClientFrame, 'input'),
      examples: [{ type: 'auth', token: 'dk_…', cursor: 41 }, { type: 'ping' }],
    },
    server: { schema: schemas.of(ServerFrame, 'output'), examples: frames },
  },
});

const document = '0192f3a8-8d1c-7a40-9b2e-5f6d7c8b9a01';

const frames = [
  {
    type: 'job_progress',
    cursor: 42,
    data: {
      job_id: '0192f3a8-8d1d-7c11-8f3a-1b2c3d4e5f60',
      document_id: document,
      status: 'processing',
      stage: 'extract_text',
      progress: 40,
      message: 'Page 4 of 10',
    },
  },
  {
    type: 'document_processed',
    cursor: 45,
    data: {
      document_id: document,
      filename: 'invoice-2026-113.pdf',
      status: 'completed',
      error: null,
      processed_at: '2026-11-22T10:15:03Z',
    },
  },
  {
    type: 'document_changed',
    cursor: 46,
    data: { document_id: document, change: 'reviewed', changed_at: '2026-11-22T10:20:00Z' },
  },
];
