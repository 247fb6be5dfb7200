import { ApiKeyList, NewApiKey } from '../../lib/api-keys/api-key.ts';
import { ListApiKeysInput } from '../../lib/api-keys/list.ts';
import { ApiKeyInput } from '../../lib/api-keys/make.ts';
import { RotateInput } from '../../lib/api-keys/rotate.ts';
import type { Operations } from './operation.ts';

export const apiKeysRoutes: Operations = {
  'GET /v1/api-keys': { summary: 'Your API keys, newest first', query: ListApiKeysInput, answers: [200, ApiKeyList] },
  'POST /v1/api-keys': {
    summary: 'Make an API key; the answer alone has its text',
    json: ApiKeyInput,
    answers: [201, NewApiKey],
  },
  'POST /v1/api-keys/:id/rotate': {
    summary: 'Give a key a new text; the one so far works on for the grace',
    json: RotateInput,
    jsonOptional: true,
    answers: [200, NewApiKey],
  },
  'DELETE /v1/api-keys/:id': { summary: 'Revoke a key at once and for good', answers: [204, null] },
};
