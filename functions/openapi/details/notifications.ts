import type * as z from 'zod';
import type { NotificationSettings } from '../../../lib/notifications/settings.ts';
import type { Notification } from '../../../lib/notifications/told.ts';
import type { Details } from '../operation.ts';
import { at, ids } from './samples.ts';

const notification: z.infer<typeof Notification> = {
  id: ids.notification,
  type: 'job_result',
  title: 'invoice-2026-113.pdf is ready',
  data: { total: 1, completed: 1, failed: 0, canceled: 0 },
  documents: [{ id: ids.document, filename: 'invoice-2026-113.pdf', status: 'completed' }],
  mail: 'delivered',
  read: false,
  created_at: at.completed,
};

const settings: NotificationSettings = {
  email_enabled: true,
  digest_frequency: 'daily',
  digest_hour: 9,
  digest_weekday: 1,
  time_zone: 'Europe/Lisbon',
  quiet_hours: { from: '22:00', to: '07:00' },
  notify_job_results: true,
  notify_new_matches: true,
  notify_application_updates: true,
  min_match_score: 0.85,
  unreachable: null,
};

const none = { count: 0, data: [] };

export const notificationsDetails: Details = {
  'GET /v1/notifications': {
    query: { unread: 'true' },
    answer: { total: 1, unread: 1, data: [notification], next_cursor: null },
  },
  'PUT /v1/notifications/:id/read': {},
  'POST /v1/notifications/read-all': { answer: { read: 3 } },
  'DELETE /v1/notifications/:id': {},
  'POST /v1/notifications/test': {
    about: 'Five an hour. A conflict says what keeps mails from you.',
    codes: ['conflict', 'rate_limited'],
    answer: { id: ids.notification, to: 'ada@example.com' },
  },
  'GET /v1/notifications/digest-preview': {
    codes: ['not_found'],
    answer: {
      next_at: at.nextDay,
      local_date: '2026-11-23',
      frequency: 'daily',
      time_zone: 'Europe/Lisbon',
      content: {
        local_date: '2026-11-23',
        frequency: 'daily',
        matches: none,
        postings: none,
        applications: none,
        completed: { count: 1, data: [{ id: ids.document, filename: 'invoice-2026-113.pdf', category: 'invoice' }] },
        failed: none,
        waiting_for_review: none,
      },
    },
  },
  'GET /v1/notifications/settings': { codes: ['not_found'], answer: settings },
  'PUT /v1/notifications/settings': {
    about: 'Hours and weekdays (1–7, Monday first) are by the clock of `time_zone`. Mails wait during `quiet_hours`.',
    codes: ['not_found'],
    body: { digest_frequency: 'weekly', digest_weekday: 5, time_zone: 'Europe/Lisbon' },
    answer: { ...settings, digest_frequency: 'weekly', digest_weekday: 5 },
  },
};
