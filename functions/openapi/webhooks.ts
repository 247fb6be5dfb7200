import { DeliveryList, ListDeliveriesInput } from '../../lib/webhooks/list.ts';
import { RotateSecretInput } from '../../lib/webhooks/rotate-secret.ts';
import { WebhookChanges, WebhookInput } from '../../lib/webhooks/save.ts';
import { Delivery, NewWebhook, Webhook, WebhookList } from '../../lib/webhooks/webhook.ts';
import type { Operations } from './operation.ts';

export const webhooksRoutes: Operations = {
  'GET /v1/webhooks': { summary: 'Your webhooks', answers: [200, WebhookList] },
  'POST /v1/webhooks': {
    summary: 'Have an address called when something happens; the answer alone has its secret',
    json: WebhookInput,
    answers: [201, NewWebhook],
  },
  'PATCH /v1/webhooks/:id': {
    summary: 'Change, disable or enable one; what is not named stays',
    json: WebhookChanges,
    answers: [200, Webhook],
  },
  'DELETE /v1/webhooks/:id': { summary: 'Remove one, with its log', answers: [204, null] },
  'POST /v1/webhooks/:id/test': {
    summary: 'Call it with a webhook.test, once and at once',
    answers: [200, Delivery],
  },
  'POST /v1/webhooks/:id/rotate-secret': {
    summary: 'Give it a new secret; for a while calls are signed with both',
    json: RotateSecretInput,
    jsonOptional: true,
    answers: [200, NewWebhook],
  },
  'GET /v1/webhooks/:id/deliveries': {
    summary: 'What it was told in the last 30 days, newest first, and what it answered',
    query: ListDeliveriesInput,
    answers: [200, DeliveryList],
  },
  'POST /v1/webhooks/:id/deliveries/:delivery/replay': {
    summary: 'Tell it once more, under the same message id',
    answers: [202, Delivery],
  },
};
