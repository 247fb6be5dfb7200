import * as z from 'zod';
import { ContentLink } from '../lib/documents/content.ts';
import {
  Document,
  DocumentChanges,
  DocumentList,
  DocumentStatusReport,
  QueueName,
  Submitted,
} from '../lib/documents/document.ts';
import { ListDocumentsInput } from '../lib/documents/list.ts';
import { OpenUploadsInput } from '../lib/documents/open-uploads.ts';
import { RemoveInput } from '../lib/documents/remove.ts';
import { SubmitUploadsInput } from '../lib/documents/submit-uploads.ts';
import { DocumentText } from '../lib/documents/text.ts';
import { Timeline } from '../lib/documents/timeline.ts';
import { Folder, FolderInput, FolderList } from '../lib/folders/folder.ts';
import { Batch, Job } from '../lib/jobs/job.ts';
import { ReprocessInput, Restarted } from '../lib/jobs/restart.ts';
import { ListNotificationsInput, NotificationList } from '../lib/notifications/list.ts';
import { NotificationSettings, SettingsInput } from '../lib/notifications/settings.ts';
import { AuditInput, AuditList } from '../lib/operations/list-audit.ts';
import { FailedJobs, FailedJobsInput, FailureGroups, FailuresInput } from '../lib/operations/list-failures.ts';
import { OverdueInput, OverdueList } from '../lib/operations/list-overdue.ts';
import { QueueState } from '../lib/operations/pause-queue.ts';
import { RedriveInput, Redriven } from '../lib/operations/redrive.ts';
import { QueueReport } from '../lib/operations/report-queues.ts';
import { UsageInput, UsageReport } from '../lib/operations/report-usage.ts';
import { BudgetInput } from '../lib/operations/set-budget.ts';
import { EventList, EventsInput } from '../lib/outbox/list-events.ts';
import { Health, MultipartUpload, OpenedUploads, Problem } from './openapi-shapes.ts';

interface Operation {
  summary: string;
  query?: z.ZodObject;
  json?: z.ZodType;
  form?: z.ZodType;
  /** Status of success and its body. */
  answers: [number, z.ZodType | null];
  public?: true;
  /** Whether it takes an Idempotency-Key. */
  idempotent?: true;
}

const operations: Record<string, Operation> = {
  'POST /v1/documents': {
    summary: 'Upload documents, or queue those that were uploaded directly',
    form: MultipartUpload,
    json: SubmitUploadsInput,
    idempotent: true,
    answers: [202, Submitted],
  },
  'GET /v1/documents': {
    summary: 'List documents, newest first',
    query: ListDocumentsInput,
    answers: [200, DocumentList],
  },
  'GET /v1/documents/:id': { summary: 'Everything about a document', answers: [200, Document] },
  'PATCH /v1/documents/:id': {
    summary: 'Set category, folder or "this is my resume"',
    json: DocumentChanges,
    answers: [200, Document],
  },
  'DELETE /v1/documents/:id': {
    summary: 'Delete a document; for good when permanent',
    query: RemoveInput,
    answers: [204, null],
  },
  'POST /v1/documents/:id/restore': {
    summary: 'Bring a deleted document back within 30 days',
    answers: [200, Document],
  },
  'GET /v1/documents/:id/status': {
    summary: 'Where a document stands; answers 304 to its ETag',
    answers: [200, DocumentStatusReport],
  },
  'GET /v1/documents/:id/text': { summary: 'Its text by page', answers: [200, DocumentText] },
  'GET /v1/documents/:id/timeline': { summary: 'Its events, oldest first', answers: [200, Timeline] },
  'GET /v1/documents/:id/content': { summary: 'A short-lived link to the original', answers: [200, ContentLink] },
  'POST /v1/uploads': {
    summary: 'Open signed uploads for large files',
    json: OpenUploadsInput,
    answers: [201, OpenedUploads],
  },
  'POST /v1/documents/reprocess': {
    summary: 'Process documents again with new settings; preview only counts them',
    json: ReprocessInput,
    idempotent: true,
    answers: [202, Restarted],
  },
  'POST /v1/jobs/:id/replay': { summary: 'Run the same input once more', idempotent: true, answers: [202, Job] },
  'GET /v1/jobs/:id': { summary: 'A job with its attempts', answers: [200, Job] },
  'POST /v1/jobs/:id/cancel': { summary: 'Cancel a job that has not ended', answers: [200, Job] },
  'GET /v1/batches/:id': { summary: 'A batch with its counts and documents', answers: [200, Batch] },
  'GET /v1/folders': { summary: 'List folders', answers: [200, FolderList] },
  'POST /v1/folders': { summary: 'Make a folder', json: FolderInput, answers: [201, Folder] },
  'PATCH /v1/folders/:id': { summary: 'Rename a folder', json: FolderInput, answers: [200, Folder] },
  'DELETE /v1/folders/:id': { summary: 'Remove a folder; its documents stay', answers: [204, null] },
  'GET /v1/events': { summary: 'The log after a cursor', query: EventsInput, answers: [200, EventList] },
  'GET /v1/notifications': {
    summary: 'What you were told, newest first',
    query: ListNotificationsInput,
    answers: [200, NotificationList],
  },
  'PUT /v1/notifications/:id/read': { summary: 'Mark one as read', answers: [204, null] },
  'POST /v1/notifications/read-all': { summary: 'Mark all as read', answers: [200, z.object({ read: z.int() })] },
  'DELETE /v1/notifications/:id': { summary: 'Remove one', answers: [204, null] },
  'GET /v1/notifications/settings': {
    summary: 'What you want to hear, and when',
    answers: [200, NotificationSettings],
  },
  'PUT /v1/notifications/settings': {
    summary: 'Change it; what is not named stays',
    json: SettingsInput,
    answers: [200, NotificationSettings],
  },
  'GET /v1/operations/queues': { summary: 'How queues, outbox, cron and budget stand', answers: [200, QueueReport] },
  'POST /v1/operations/queues/:queue/pause': { summary: "Hold a queue's work", answers: [200, QueueState] },
  'POST /v1/operations/queues/:queue/resume': { summary: 'Let it go on', answers: [200, QueueState] },
  'GET /v1/operations/failures': {
    summary: 'Failed jobs, grouped by stage, code and engine',
    query: FailuresInput,
    answers: [200, FailureGroups],
  },
  'GET /v1/operations/failures/jobs': {
    summary: 'Failed jobs one by one, newest first',
    query: FailedJobsInput,
    answers: [200, FailedJobs],
  },
  'POST /v1/operations/failures/redrive': {
    summary: 'Try all failed jobs again that match a filter',
    json: RedriveInput,
    answers: [200, Redriven],
  },
  'GET /v1/operations/overdue': {
    summary: 'What should have happened by now, with the reason',
    query: OverdueInput,
    answers: [200, OverdueList],
  },
  'GET /v1/operations/usage': {
    summary: 'Counts and money per service, against quotas',
    query: UsageInput,
    answers: [200, UsageReport],
  },
  'GET /v1/operations/audit': {
    summary: 'What operators did, newest first',
    query: AuditInput,
    answers: [200, AuditList],
  },
  'PUT /v1/operations/budget': {
    summary: 'Set what engines may cost in a day',
    json: BudgetInput,
    answers: [200, BudgetInput],
  },
  'GET /health': { summary: 'Each dependency with its state', answers: [200, Health], public: true },
};

const routes = Object.keys(operations).map((route) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) };
});

/** The methods that a path takes; none when there is nothing at it. */
export const methodsAt = (path: string): string[] =>
  routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);

/** What the product answers over HTTP, from the schemas that validate it. */
export function openapiDocument(appUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [route, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = route.split(' ');
    const name = path.replace(/:(\w+)/g, '{$1}');
    paths[name] = { ...paths[name], [method.toLowerCase()]: describe(path, operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Docket', version: '1.0.0', description: 'A serverless inbox for documents.' },
    servers: [{ url: appUrl }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A Supabase access token.' },
      },
      schemas: { Problem: schemaOf(Problem, 'output') },
    },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A name of your own for this request: sent again under it, it is done once and answers the same.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

function describe(path: string, operation: Operation) {
  const { summary, query, json, form, public: isPublic, idempotent } = operation;
  const [status, body] = operation.answers;
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'queue' ? { type: 'string', enum: QueueName.options } : { type: 'string', format: 'uuid' },
  }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(schema as z.ZodType, 'input'),
  }));
  const parameters = [...inPath, ...inQuery, ...(idempotent ? [idempotencyKey] : [])];
  const content = {
    ...(form && { 'multipart/form-data': { schema: schemaOf(form, 'input') } }),
    ...(json && { 'application/json': { schema: schemaOf(json, 'input') } }),
  };
  return {
    summary,
    ...(isPublic && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(Object.keys(content).length > 0 && { requestBody: { required: true, content } }),
    responses: {
      [status]: {
        description: 'Success',
        ...(body && { content: { 'application/json': { schema: schemaOf(body, 'output') } } }),
      },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, $defs: __, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  // Only "any JSON" is a definition of its own, which could not be found from where it is used: nothing says as much.
  return JSON.parse(JSON.stringify(rest), (_name, part) => (String(part?.$ref).startsWith('#/$defs/') ? {} : part));
}
