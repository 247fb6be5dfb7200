import * as z from 'zod';
import { Access, AccessList } from '../../lib/accesses/access.ts';
import { Account } from '../../lib/account/account.ts';
import { Accuracy } from '../../lib/account/accuracy.ts';
import { Alert, AlertList } from '../../lib/alerts/alert.ts';
import { ApiKey, ApiKeyList, NewApiKey, Scope } from '../../lib/api-keys/api-key.ts';
import { ApiKeyInput } from '../../lib/api-keys/make.ts';
import { RotateInput } from '../../lib/api-keys/rotate.ts';
import { Application } from '../../lib/applications/application.ts';
import { ApplyInput } from '../../lib/applications/apply.ts';
import { ApplicationList } from '../../lib/applications/list.ts';
import { MoveInput } from '../../lib/applications/move.ts';
import { CategoryChanges, CategoryEntry, CategoryInput, CategoryList } from '../../lib/categories/category.ts';
import { Bulk, DeleteInput, MoveInput as MoveDocumentsInput, RestoreInput } from '../../lib/documents/bulk.ts';
import { ContentLink } from '../../lib/documents/content.ts';
import * as documents from '../../lib/documents/document.ts';
import { ExportedDocument, ExportInput } from '../../lib/documents/export.ts';
import { OpenUploadsInput } from '../../lib/documents/open-uploads.ts';
import { ReviewInput } from '../../lib/documents/review.ts';
import { DocumentFilter } from '../../lib/documents/selection.ts';
import { SubmitUploadsInput } from '../../lib/documents/submit-uploads.ts';
import { DocumentSummary } from '../../lib/documents/summary.ts';
import { DocumentText } from '../../lib/documents/text.ts';
import { Timeline } from '../../lib/documents/timeline.ts';
import { Folder, FolderInput, FolderList } from '../../lib/folders/folder.ts';
import { Attempt, Batch, Job, JobSettings } from '../../lib/jobs/job.ts';
import { ReprocessInput, Restarted } from '../../lib/jobs/restart.ts';
import { QuotaUse } from '../../lib/limits/limit.ts';
import { MatchList } from '../../lib/matching/list.ts';
import { Match } from '../../lib/matching/matching.ts';
import { MatchPreview } from '../../lib/matching/preview.ts';
import { NotificationList } from '../../lib/notifications/list.ts';
import { DigestPreview } from '../../lib/notifications/preview-digest.ts';
import { NotificationSettings, SettingsInput } from '../../lib/notifications/settings.ts';
import { TestMailRequest } from '../../lib/notifications/test-mail.ts';
import { Notification } from '../../lib/notifications/told.ts';
import { AuditList } from '../../lib/operations/list-audit.ts';
import { FailedJobs, FailureGroups } from '../../lib/operations/list-failures.ts';
import { OverdueList } from '../../lib/operations/list-overdue.ts';
import { Budget, FailureFilter, MailQuota } from '../../lib/operations/operation.ts';
import { QueueState } from '../../lib/operations/pause-queue.ts';
import { RedriveInput, Redriven } from '../../lib/operations/redrive.ts';
import { History } from '../../lib/operations/report-history.ts';
import { QueueReport } from '../../lib/operations/report-queues.ts';
import { UsageReport } from '../../lib/operations/report-usage.ts';
import { BudgetInput } from '../../lib/operations/set-budget.ts';
import { MailQuotaInput } from '../../lib/operations/set-mail-quota.ts';
import { RunInput, RunReport } from '../../lib/operations/start-run.ts';
import { Suppressed, SuppressInput, SuppressionList } from '../../lib/operations/suppress.ts';
import { Event, EventList } from '../../lib/outbox/list-events.ts';
import { PostingList } from '../../lib/postings/list.ts';
import { Posting, PostingEntry, PostingInput, PostingLine } from '../../lib/postings/posting.ts';
import { PostingsInput, SavedPostings } from '../../lib/postings/save.ts';
import { Retention, RetentionInput } from '../../lib/retention/retention.ts';
import { SearchResults } from '../../lib/search/search.ts';
import { CategoryName, StageName } from '../../lib/stages/stage.ts';
import { DeliveryList } from '../../lib/webhooks/list.ts';
import { RotateSecretInput } from '../../lib/webhooks/rotate-secret.ts';
import { WebhookChanges, WebhookInput } from '../../lib/webhooks/save.ts';
import { Delivery, EventType, NewWebhook, Webhook, WebhookList } from '../../lib/webhooks/webhook.ts';
import { ClientFrame, ServerFrame } from './realtime.ts';
import { Health, MultipartUpload, OpenedUploads, Problem } from './shapes.ts';

/** What the shapes of the API are called in its description. */
const names = {
  Problem,
  Account,
  Accuracy,
  Scope,
  ApiKey,
  ApiKeyList,
  NewApiKey,
  NewApiKeyRequest: ApiKeyInput,
  RotateApiKeyRequest: RotateInput,
  CategoryName,
  StageName,
  QueueName: documents.QueueName,
  DocumentStatus: documents.DocumentStatus,
  DocumentError: documents.DocumentError,
  WaitingFor: documents.WaitingFor,
  Field: documents.ReviewedField,
  DocumentLine: documents.DocumentLine,
  DocumentList: documents.DocumentList,
  Document: documents.Document,
  DocumentStatusReport: documents.DocumentStatusReport,
  DocumentChanges: documents.DocumentChanges,
  DocumentFilter,
  DocumentText,
  ContentLink,
  Timeline,
  Access,
  AccessList,
  ReviewRequest: ReviewInput,
  Bulk,
  DeleteRequest: DeleteInput,
  MoveRequest: MoveDocumentsInput,
  RestoreRequest: RestoreInput,
  ExportRequest: ExportInput,
  ExportedDocument,
  DocumentSummary,
  SearchResults,
  FileProblem: documents.FileProblem,
  Submitted: documents.Submitted,
  UploadForm: MultipartUpload,
  SubmitUploadsRequest: SubmitUploadsInput,
  OpenUploadsRequest: OpenUploadsInput,
  OpenedUploads,
  ReprocessRequest: ReprocessInput,
  Restarted,
  Folder,
  FolderList,
  FolderRequest: FolderInput,
  CategoryEntry,
  CategoryList,
  CategoryRequest: CategoryInput,
  CategoryChanges,
  Attempt,
  Job,
  JobSettings,
  Batch,
  Event,
  EventList,
  PostingLine,
  PostingEntry,
  Posting,
  PostingList,
  NewPosting: PostingInput,
  PostingsRequest: PostingsInput,
  SavedPostings,
  Match,
  MatchList,
  MatchPreview,
  Application,
  ApplicationList,
  ApplyRequest: ApplyInput,
  ApplicationMove: MoveInput,
  Notification,
  NotificationList,
  NotificationSettings,
  NotificationSettingsChanges: SettingsInput,
  DigestPreview,
  Retention,
  RetentionRequest: RetentionInput,
  TestMailRequest,
  Health,
  Budget,
  BudgetRequest: BudgetInput,
  MailQuota,
  MailQuotaRequest: MailQuotaInput,
  Alert,
  AlertList,
  QueueReport,
  QuotaUse,
  History,
  QueueState,
  FailureFilter,
  FailureGroups,
  FailedJobs,
  RedriveRequest: RedriveInput,
  Redriven,
  OverdueList,
  UsageReport,
  AuditLog: AuditList,
  Suppressed,
  SuppressRequest: SuppressInput,
  SuppressionList,
  RunRequest: RunInput,
  RunReport,
  WebhookEvent: EventType,
  Webhook,
  WebhookList,
  NewWebhook,
  WebhookRequest: WebhookInput,
  WebhookChanges,
  RotateSecretRequest: RotateSecretInput,
  Delivery,
  DeliveryList,
  ClientFrame,
  ServerFrame,
};

/** Gives the shapes their names, by which zod makes components of them. */
export function nameShapes(shapes: Record<string, z.ZodType> = names): void {
  for (const [id, schema] of Object.entries(shapes))
    z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
}
