import type { Routes } from './routes.ts';

type Answer<Route extends keyof Routes> = Routes[Route]['answer'];
type Body<Route extends keyof Routes> = Routes[Route] extends { body: infer Given } ? Given : never;
type Query<Route extends keyof Routes> = 'query' extends keyof Routes[Route]
  ? NonNullable<Routes[Route]['query']>
  : never;

/** Everything about a document. */
export type Document = Answer<'GET /v1/documents/{id}'>;
/** A document as lists have it. */
export type DocumentLine = Answer<'GET /v1/documents'>['data'][number];
export type DocumentList = Answer<'GET /v1/documents'>;
export type DocumentFilter = Query<'GET /v1/documents'>;
export type DocumentStatus = DocumentStatusReport['status'];
/** Where a document stands. */
export type DocumentStatusReport = Answer<'GET /v1/documents/{id}/status'>;
export type DocumentText = Answer<'GET /v1/documents/{id}/text'>;
/** A value that was found in a document, with how sure that is and where it stands. */
export type Field = Document['fields'][number];
export type Category = NonNullable<DocumentFilter['category']>;
/** An entry of the log. */
export type TimelineEvent = Answer<'GET /v1/documents/{id}/timeline'>['data'][number];
/** That somebody saw a document. */
export type Access = Answer<'GET /v1/documents/{id}/accesses'>['data'][number];
export type LoggedEvent = Answer<'GET /v1/events'>['data'][number];

/** What became of the files of a call; `errors` names those that were not taken, each with its reason. */
export type Submitted = Answer<'POST /v1/documents'>;
export type SubmittedDocument = Submitted['documents'][number];
export type FileProblem = Submitted['errors'][number];
/** How files are to be processed. */
export type SubmitOptions = Omit<Exclude<Body<'POST /v1/documents'>, FormData>, 'uploads'>;

export type Job = Answer<'GET /v1/jobs/{id}'>;
export type Batch = Answer<'GET /v1/batches/{id}'>;
export type Restarted = Answer<'POST /v1/documents/reprocess'>;
export type Folder = Answer<'POST /v1/folders'>;

export type Posting = Answer<'GET /v1/postings/{id}'>;
/** A posting as lists have it. */
export type PostingLine = Answer<'GET /v1/postings'>['data'][number];
export type Match = Answer<'GET /v1/matches'>['data'][number];
export type Application = Answer<'GET /v1/applications/{id}'>;

export type Notification = Answer<'GET /v1/notifications'>['data'][number];
export type NotificationList = Answer<'GET /v1/notifications'>;
export type NotificationSettings = Answer<'GET /v1/notifications/settings'>;
export type NotificationSettingsChanges = Body<'PUT /v1/notifications/settings'>;
export type DigestPreview = Answer<'GET /v1/notifications/digest-preview'>;

export type QueueReport = Answer<'GET /v1/operations/queues'>;
export type FailureGroups = Answer<'GET /v1/operations/failures'>;
export type FailedJobs = Answer<'GET /v1/operations/failures/jobs'>;
export type Redriven = Answer<'POST /v1/operations/failures/redrive'>;
export type Overdue = Answer<'GET /v1/operations/overdue'>;
export type UsageReport = Answer<'GET /v1/operations/usage'>;
export type AuditLog = Answer<'GET /v1/operations/audit'>;

/** For how long documents are kept, and which are past their time. */
export type Retention = Answer<'GET /v1/account/retention'>;
export type RetentionRequest = Body<'PUT /v1/account/retention'>;
