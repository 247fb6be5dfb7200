import type { Words } from '../words.ts';

const options = {
  queue: '`interactive` goes before `default`, that before `bulk`.',
  stages: 'A beginning of the whole row: later stages read what earlier ones made.',
  delay: 'Begin so much later: `10s`, `5m`, `2h`, `1d`; at most 7 days.',
  run_at: 'Begin then; at most 7 days ahead.',
  duplicates:
    'What bytes are that you have already: `reuse` (the document that there is), `new_version` of it, `reject`, or `allow` another one.',
  notify: 'Whether to tell its owner how it ended.',
};
const preview = 'Only count, and change nothing.';

export const requestsInWords: Words = {
  UploadForm: {
    about: 'Files with options, as browsers send them.',
    parts: { ...options, files: 'Up to 20, together 10 MB.' },
  },
  SubmitUploadsRequest: {
    about: 'Files that were PUT to the storage, with options.',
    parts: { ...options, uploads: 'Ids of `POST /v1/uploads`.' },
  },
  OpenUploadsRequest: { about: 'Files to come, with their sizes in bytes.' },
  DocumentChanges: { parts: { folder_id: 'Null takes it out of any.', is_resume: 'Null follows the category again.' } },
  ReviewRequest: {
    about: 'A person’s word about fields.',
    parts: {
      generation: 'Of the document that was looked at: when another one is shown by now, the review is refused.',
    },
  },
  ReprocessRequest: { about: 'Which documents to process again, by `ids` or `filter`, and how.', parts: { preview } },
  DeleteRequest: { parts: { permanent: 'Erase now; otherwise they can be brought back for 30 days.', preview } },
  MoveRequest: { parts: { folder_id: 'Null for out of any.', preview } },
  WebhookRequest: { parts: { url: 'https, and public.', event_types: 'Null for everything.' } },
  JobSettings: { parts: { ocr: '`always` reads every page of a PDF as a picture, whatever text it brings.' } },
  NewApiKeyRequest: {
    parts: { name: 'For people.', scopes: 'All that it may do.', expires_in_days: 'Until it stops working.' },
  },
  RotateApiKeyRequest: { parts: { grace_seconds: 'How long the text so far goes on working.' } },
  NewPosting: {
    about: 'A vacancy as its source gives it.',
    parts: {
      external_id: 'What its source calls it: a known one is changed.',
      skills: 'What is asked for.',
      closes_at: 'Until when one may apply.',
    },
  },
  ApplyRequest: { parts: { document_id: 'The resume that goes with it.' } },
  NotificationSettingsChanges: { about: 'Changes of settings; what is not named stays.' },
  RedriveRequest: {
    parts: {
      filter: 'An empty one means every failed job there is.',
      preview,
      rate_per_minute: 'How many are begun in a minute.',
    },
  },
  FailureFilter: { about: 'All that match everything that is given.' },
  BudgetRequest: { parts: { daily_usd: 'Null lifts the bound, 0 holds all new work.' } },
  MailQuotaRequest: { parts: { daily: 'Null lifts the limit.' } },
  RunRequest: { parts: { dry_run: preview } },
};
