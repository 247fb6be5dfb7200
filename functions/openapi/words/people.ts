import type { Words } from '../words.ts';

const key = {
  prefix: 'How the key begins: enough to know it by.',
  expires_at: 'When it stops working, unless it is rotated before.',
  last_used_at: 'To the minute; null when it was never used.',
  rotated_at: 'When it last got another text.',
  revoked_at: 'When it was ended; null while it works.',
};

export const peopleInWords: Words = {
  Problem: {
    about: 'A refusal (RFC 9457).',
    parts: {
      type: 'Where its code is explained.',
      title: 'The code in words.',
      status: 'The status of the answer.',
      detail: 'What happened and what would be right, in a sentence; sentences may change.',
      code: 'For programs; codes do not change.',
      request_id: 'By which the request is found in the log; also in `X-Request-Id`.',
      issues: 'Every place of an input that is not right, and what would be.',
      errors: 'What was wrong with each file of a call.',
    },
  },
  Account: { about: 'Who is signed in.', parts: { role: 'What they may do for everybody; null for most.' } },
  Scope: { about: 'What a key may do; see the security scheme `apiKey`.' },
  ApiKey: { about: 'A key as its owner sees it.', parts: key },
  NewApiKey: {
    about: 'A key with its text, which is told once.',
    parts: { ...key, key: 'What to send; nobody can be told it again.' },
  },
  Webhook: {
    about: 'An address that is called when something happens.',
    parts: {
      event_types: 'Null for everything, also what there will be one day.',
      failing_since: 'The first failed call after which none succeeded.',
      previous_secret_until: 'Until when calls are signed with the secret before this one too.',
    },
  },
  NewWebhook: { about: 'A webhook with its secret, which is told once.' },
  Delivery: {
    about: 'A message to a webhook, and how far it has come.',
    parts: {
      message_id: 'The `webhook-id` of its calls; a replay has that of its original.',
      response: 'The beginning of what was answered last.',
      payload: 'The body of its calls.',
    },
  },
  Notification: {
    about: 'What a person was told.',
    parts: {
      title: 'In a sentence.',
      mail: 'What became of the mail about it; null when none was wanted.',
      documents: 'The first five that it is about.',
    },
  },
  NotificationList: { parts: { total: 'Of the type that was asked for.', unread: 'Of the type that was asked for.' } },
  NotificationSettings: {
    about: 'What a person wants to hear, and when, by their own clock.',
    parts: {
      email_enabled: 'False keeps all mails away.',
      digest_hour: '0–23.',
      digest_weekday: '1–7, Monday first; for weekly digests.',
      quiet_hours: 'Mails wait between these times; null for never.',
      min_match_score: '0–1; matches below it are not told.',
      unreachable: 'Why mails do not arrive; null when they do.',
    },
  },
  DigestPreview: { about: 'When the next digest is mailed, null while none would be, and what it would say now.' },
  TestMailRequest: { about: 'The test that was asked for, and where it goes.' },
};
