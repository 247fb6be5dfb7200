import { receiveDocuments } from '../../lib/documents/receive.ts';
import { deleteNotification, readNotification } from '../../lib/notifications/mark.ts';
import { getSettings, NotificationSettings, SettingsInput, saveSettings } from '../../lib/notifications/settings.ts';
import { requestTestMail } from '../../lib/notifications/test-mail.ts';
import * as answer from './answers.ts';
import { row, type Served } from './row.ts';
import { statusPage } from './status-page.ts';
import { id, json, manyFiles, nothing, oneFile, query } from './takes.ts';
import { notificationsPage } from './told.ts';
import * as verb from './verbs.ts';
import * as words from './words.ts';

const settings = {
  email_enabled: true,
  digest_frequency: true,
  notify_new_matches: true,
  notify_application_updates: true,
  min_match_score: true,
} as const;
const Settings = NotificationSettings.pick(settings);

const done = (): { success: true } => ({ success: true });

/**
 * The wire of the earlier services: each route with what it takes, which verb serves it, and how the answer is worded.
 * An id is one of a job, a batch or a document. They need the same token as `/v1` and answer the same problems.
 */
export const legacyRoutes: Record<string, Served> = {
  'POST /classify-documents-async': row({
    summary: 'Upload documents; job_id is their batch',
    // Every file of the call has to be in its batch, so copies are documents again; what was read of them is not read twice.
    takes: manyFiles('allow'),
    verb: receiveDocuments,
    words: words.acceptedBatch,
    answers: [202, answer.Accepted],
  }),
  'GET /job/:id': row({
    summary: 'Where a job, batch or document stands, and its result',
    takes: id(),
    verb: verb.classifiedWork,
    words: words.classification,
    answers: [200, answer.ClassificationJob],
  }),
  'GET /jobs/:id': statusPage({
    summary: 'The same as a page for people',
    takes: id(),
    verb: verb.work('batch', 'job', 'document'),
  }),
  'GET /api/job_status/:id': row({
    summary: 'Where a job, batch or document stands',
    takes: id(),
    verb: verb.work('job', 'document', 'batch'),
    words: words.queuedJob,
    answers: [200, answer.JobStatus],
  }),
  'GET /api/batch_status': row({
    summary: 'Where a batch, or several jobs as one, stand',
    takes: query(verb.BatchQuery),
    verb: verb.findBatch,
    words: words.queuedBatch,
    answers: [200, answer.BatchStatus],
  }),
  'POST /files': row({
    summary: 'Upload one file',
    takes: oneFile('file', 'reuse'),
    verb: verb.receiveOne,
    words: words.acceptedFile,
    answers: [202, answer.AcceptedFile],
  }),
  'GET /files': row({
    summary: 'List files, newest first',
    takes: query(verb.FilesQuery),
    verb: verb.listFiles,
    words: words.fileList,
    answers: [200, answer.FileList],
  }),
  'PUT /files/reparse': row({
    summary: 'Process files again',
    takes: json(verb.ReparseBody),
    verb: verb.reparse,
    words: words.reparsed,
    answers: [202, answer.Reparsed],
  }),
  'POST /api/documents/upload': row({
    summary: 'Upload one document',
    takes: oneFile('document', 'reuse'),
    verb: verb.receiveOne,
    words: words.uploadedDocument,
    answers: [202, answer.UploadedDocument],
  }),
  'GET /api/documents/:id/status': row({
    summary: 'Where a document, job or batch stands',
    takes: id('document'),
    verb: verb.work('document', 'job', 'batch'),
    words: words.documentState,
    answers: [200, answer.DocumentState],
  }),
  'GET /v2/notifications/settings': row({
    summary: 'What you want to hear',
    takes: nothing,
    verb: getSettings,
    words: Settings.parse,
    answers: [200, Settings],
  }),
  'PUT /v2/notifications/settings': row({
    summary: 'Change it; what is not named stays',
    takes: json(SettingsInput.pick(settings).strip()),
    verb: saveSettings,
    words: Settings.parse,
    answers: [200, Settings],
  }),
  'GET /v2/notifications': row({
    summary: 'What you were told, newest first',
    takes: query(verb.NotificationsQuery),
    verb: verb.listTold,
    words: notificationsPage,
    answers: [200, answer.NotificationsPage],
  }),
  'PUT /v2/notifications/:id/read': row({
    summary: 'Mark one as read',
    takes: id('notification'),
    verb: readNotification,
    words: done,
    answers: [200, answer.Success],
  }),
  'DELETE /v2/notifications/:id': row({
    summary: 'Remove one',
    takes: id('notification'),
    verb: deleteNotification,
    words: done,
    answers: [200, answer.Success],
  }),
  'POST /v2/notifications/test': row({
    summary: 'Send yourself a mail',
    takes: nothing,
    verb: requestTestMail,
    words: done,
    answers: [200, answer.Success],
  }),
};
