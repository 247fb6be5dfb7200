import * as z from 'zod';
import { ListNotificationsInput, NotificationList } from '../../lib/notifications/list.ts';
import { DigestPreview, DigestPreviewInput } from '../../lib/notifications/preview-digest.ts';
import { NotificationSettings, SettingsInput } from '../../lib/notifications/settings.ts';
import { TestMailRequest } from '../../lib/notifications/test-mail.ts';
import type { Operations } from './operation.ts';

export const notificationsRoutes: Operations = {
  'GET /v1/notifications': {
    summary: 'What you were told, newest first',
    query: ListNotificationsInput,
    answers: [200, NotificationList],
  },
  'PUT /v1/notifications/:id/read': { summary: 'Mark one as read', answers: [204, null] },
  'POST /v1/notifications/read-all': { summary: 'Mark all as read', answers: [200, z.object({ read: z.int() })] },
  'DELETE /v1/notifications/:id': { summary: 'Remove one', answers: [204, null] },
  'POST /v1/notifications/test': {
    summary: 'Send yourself a mail, to see whether mails arrive',
    idempotent: true,
    answers: [202, TestMailRequest],
  },
  'GET /v1/notifications/digest-preview': {
    summary: 'When your next digest is mailed, and what it would say now',
    query: DigestPreviewInput,
    answers: [200, DigestPreview],
  },
  'GET /v1/notifications/settings': {
    summary: 'What you want to hear, and when',
    answers: [200, NotificationSettings],
  },
  'PUT /v1/notifications/settings': {
    summary: 'Change it; what is not named stays',
    json: SettingsInput,
    answers: [200, NotificationSettings],
  },
};
