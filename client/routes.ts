// Generated from the description of the API; UPDATE_CLIENT=1 vitest run --project parts test/client/routes.test.ts
// writes it anew.

/**
 * A built-in category, or the slug of one of your own.
 */
export type CategoryName = string;
/**
 * `uploading`, `scheduled`, `held`, `queued` and `processing` go on by themselves; `completed`, `needs_review`, `failed` and `canceled` are the end of a generation.
 */
export type DocumentStatus =
  'uploading' | 'scheduled' | 'held' | 'queued' | 'processing' | 'completed' | 'needs_review' | 'failed' | 'canceled';
export type StageName = 'extract_text' | 'classify' | 'extract_fields' | 'embed' | 'match';
export type QueueName = 'interactive' | 'default' | 'bulk';
/**
 * What a run came to; a dry run changes nothing.
 */
export type RunReport =
  | {
      run: 'match';
      dry_run: boolean;
      resumes: number;
      created: number;
      updated: number;
      people: number;
    }
  | {
      run: 'digest';
      dry_run: boolean;
      planned: number;
      empty: number;
    };
/**
 * What a key may do; see the security scheme `apiKey`.
 */
export type Scope =
  | 'documents:read'
  | 'documents:write'
  | 'matches:read'
  | 'applications:write'
  | 'notifications:read'
  | 'notifications:write'
  | 'postings:write'
  | 'webhooks:write'
  | 'operations:read'
  | 'operations:write'
  | 'metrics:read';
export type WebhookEvent =
  | 'document.uploaded'
  | 'document.processed'
  | 'batch.finished'
  | 'match.found'
  | 'application.updated'
  | 'fields.reviewed'
  | 'alert.opened'
  | 'alert.resolved';

export interface Routes {
  'GET /v1/account': {
    answer: Account;
  };
  'DELETE /v1/account': {
    body: {
      confirm: string;
    };
    answer: undefined;
  };
  'GET /v1/account/export': {
    query?: {
      cursor?: string;
    };
    answer: Blob;
  };
  'GET /v1/account/retention': {
    answer: Retention;
  };
  'PUT /v1/account/retention': {
    body: RetentionRequest;
    answer: Retention;
  };
  'GET /v1/account/accuracy': {
    query?: {
      since?: string;
    };
    answer: Accuracy;
  };
  'GET /v1/documents': {
    query?: {
      status?: DocumentStatus;
      category?: CategoryName;
      folder_id?: string;
      batch_id?: string;
      q?: string;
      limit?: number;
      cursor?: string;
      order?: 'newest' | 'least_sure';
      count?: boolean;
    };
    answer: DocumentList;
  };
  'POST /v1/documents': {
    body: FormData | SubmitUploadsRequest;
    answer: Submitted;
  };
  'GET /v1/documents/summary': {
    answer: DocumentSummary;
  };
  'POST /v1/documents/delete': {
    body: DeleteRequest;
    answer: Bulk;
  };
  'POST /v1/documents/restore': {
    body: RestoreRequest;
    answer: Bulk;
  };
  'POST /v1/documents/move': {
    body: MoveRequest;
    answer: Bulk;
  };
  'POST /v1/documents/export': {
    body: ExportRequest;
    answer: ExportedDocument[] | Blob;
  };
  'GET /v1/documents/{id}': {
    path: {
      id: string;
    };
    answer: Document;
  };
  'PATCH /v1/documents/{id}': {
    path: {
      id: string;
    };
    body: DocumentChanges;
    answer: Document;
  };
  'DELETE /v1/documents/{id}': {
    path: {
      id: string;
    };
    query?: {
      permanent?: 'true' | 'false';
    };
    answer: undefined;
  };
  'PATCH /v1/documents/{id}/fields': {
    path: {
      id: string;
    };
    body: ReviewRequest;
    answer: Document;
  };
  'POST /v1/documents/{id}/restore': {
    path: {
      id: string;
    };
    answer: Document;
  };
  'GET /v1/documents/{id}/status': {
    path: {
      id: string;
    };
    answer: DocumentStatusReport;
  };
  'GET /v1/documents/{id}/text': {
    path: {
      id: string;
    };
    answer: DocumentText;
  };
  'GET /v1/documents/{id}/accesses': {
    path: {
      id: string;
    };
    query?: {
      limit?: number;
      cursor?: string;
    };
    answer: AccessList;
  };
  'GET /v1/documents/{id}/timeline': {
    path: {
      id: string;
    };
    answer: Timeline;
  };
  'GET /v1/documents/{id}/content': {
    path: {
      id: string;
    };
    answer: ContentLink;
  };
  'GET /v1/documents/{id}/export': {
    path: {
      id: string;
    };
    query?: {
      format?: 'json' | 'csv';
    };
    answer: ExportedDocument | Blob;
  };
  'GET /v1/search': {
    query?: {
      q: string;
      mode?: 'hybrid' | 'semantic' | 'keyword';
      category?: CategoryName;
      folder_id?: string;
      document_id?: string;
      since?: string;
      until?: string;
      limit?: number;
      cursor?: string;
    };
    answer: SearchResults;
  };
  'POST /v1/uploads': {
    body: OpenUploadsRequest;
    answer: OpenedUploads;
  };
  'POST /v1/documents/reprocess': {
    body: ReprocessRequest;
    answer: Restarted;
  };
  'GET /v1/folders': {
    answer: FolderList;
  };
  'POST /v1/folders': {
    body: FolderRequest;
    answer: Folder;
  };
  'PATCH /v1/folders/{id}': {
    path: {
      id: string;
    };
    body: FolderRequest;
    answer: Folder;
  };
  'DELETE /v1/folders/{id}': {
    path: {
      id: string;
    };
    answer: undefined;
  };
  'GET /v1/categories': {
    answer: CategoryList;
  };
  'POST /v1/categories': {
    body: CategoryRequest;
    answer: CategoryEntry;
  };
  'PATCH /v1/categories/{slug}': {
    path: {
      slug: string;
    };
    body: CategoryChanges;
    answer: CategoryEntry;
  };
  'DELETE /v1/categories/{slug}': {
    path: {
      slug: string;
    };
    answer: undefined;
  };
  'POST /v1/jobs/{id}/replay': {
    path: {
      id: string;
    };
    answer: Job;
  };
  'GET /v1/jobs/{id}': {
    path: {
      id: string;
    };
    answer: Job;
  };
  'POST /v1/jobs/{id}/cancel': {
    path: {
      id: string;
    };
    answer: Job;
  };
  'GET /v1/batches/{id}': {
    path: {
      id: string;
    };
    answer: Batch;
  };
  'GET /v1/events': {
    query?: {
      after?: 'now' | number;
      limit?: number;
      wait?: number;
    };
    answer: EventList;
  };
  'GET /v1/notifications': {
    query?: {
      limit?: number;
      cursor?: string;
      type?: 'job_result' | 'job_match' | 'application_update' | 'digest' | 'webhook_disabled' | 'retention';
      unread?: 'true' | 'false';
    };
    answer: NotificationList;
  };
  'PUT /v1/notifications/{id}/read': {
    path: {
      id: string;
    };
    answer: undefined;
  };
  'POST /v1/notifications/read-all': {
    answer: {
      read: number;
    };
  };
  'DELETE /v1/notifications/{id}': {
    path: {
      id: string;
    };
    answer: undefined;
  };
  'POST /v1/notifications/test': {
    answer: TestMailRequest;
  };
  'GET /v1/notifications/digest-preview': {
    answer: DigestPreview;
  };
  'GET /v1/notifications/settings': {
    answer: NotificationSettings;
  };
  'PUT /v1/notifications/settings': {
    body: NotificationSettingsChanges;
    answer: NotificationSettings;
  };
  'GET /v1/postings': {
    query?: {
      limit?: number;
      cursor?: string;
      q?: string;
      status?: 'open' | 'closed' | 'all';
    };
    answer: PostingList;
  };
  'POST /v1/postings': {
    body: PostingsRequest;
    answer: SavedPostings;
  };
  'GET /v1/postings/{id}': {
    path: {
      id: string;
    };
    answer: Posting;
  };
  'GET /v1/matches': {
    query?: {
      limit?: number;
      cursor?: string;
      document_id?: string;
      posting_id?: string;
      min_score?: number;
      order?: 'newest' | 'score';
    };
    answer: MatchList;
  };
  'GET /v1/matches/preview': {
    answer: MatchPreview;
  };
  'GET /v1/applications': {
    query?: {
      limit?: number;
      cursor?: string;
      posting_id?: string;
      status?: 'submitted' | 'reviewing' | 'interview' | 'offered' | 'hired' | 'rejected' | 'withdrawn';
      scope?: 'mine' | 'all';
    };
    answer: ApplicationList;
  };
  'POST /v1/applications': {
    body: ApplyRequest;
    answer: Application;
  };
  'GET /v1/applications/{id}': {
    path: {
      id: string;
    };
    answer: Application;
  };
  'PATCH /v1/applications/{id}': {
    path: {
      id: string;
    };
    body: ApplicationMove;
    answer: Application;
  };
  'GET /v1/operations/queues': {
    answer: QueueReport;
  };
  'GET /v1/operations/alerts': {
    query?: {
      limit?: number;
    };
    answer: AlertList;
  };
  'GET /v1/operations/history': {
    query?: {
      minutes?: number;
    };
    answer: History;
  };
  'POST /v1/operations/queues/{queue}/pause': {
    path: {
      queue: 'interactive' | 'default' | 'bulk';
    };
    answer: QueueState;
  };
  'POST /v1/operations/queues/{queue}/resume': {
    path: {
      queue: 'interactive' | 'default' | 'bulk';
    };
    answer: QueueState;
  };
  'GET /v1/operations/failures': {
    query?: {
      fingerprint?: string;
      queue?: QueueName;
      stage?: StageName;
      code?: string;
      since?: string;
      limit?: number;
      cursor?: string;
    };
    answer: FailureGroups;
  };
  'GET /v1/operations/failures/jobs': {
    query?: {
      fingerprint?: string;
      queue?: QueueName;
      stage?: StageName;
      code?: string;
      since?: string;
      limit?: number;
      cursor?: string;
    };
    answer: FailedJobs;
  };
  'POST /v1/operations/failures/redrive': {
    body: RedriveRequest;
    answer: Redriven;
  };
  'GET /v1/operations/overdue': {
    query?: {
      limit?: number;
      cursor?: string;
    };
    answer: OverdueList;
  };
  'GET /v1/operations/usage': {
    query?: {
      from?: string;
      to?: string;
      by?: 'day' | 'document';
    };
    answer: UsageReport;
  };
  'GET /v1/operations/audit': {
    query?: {
      limit?: number;
      cursor?: string;
    };
    answer: AuditLog;
  };
  'PUT /v1/operations/budget': {
    body: BudgetRequest;
    answer: BudgetRequest;
  };
  'PUT /v1/operations/mail-quota': {
    body: MailQuotaRequest;
    answer: MailQuotaRequest;
  };
  'GET /v1/operations/suppressions': {
    query?: {
      limit?: number;
      cursor?: string;
      q?: string;
    };
    answer: SuppressionList;
  };
  'POST /v1/operations/suppressions': {
    body: SuppressRequest;
    answer: Suppressed;
  };
  'DELETE /v1/operations/suppressions/{email}': {
    path: {
      email: string;
    };
    answer: undefined;
  };
  'POST /v1/operations/run/{run}': {
    path: {
      run: 'match' | 'digest';
    };
    body: RunRequest;
    answer: RunReport;
  };
  'GET /v1/api-keys': {
    query?: {
      limit?: number;
      cursor?: string;
    };
    answer: ApiKeyList;
  };
  'POST /v1/api-keys': {
    body: NewApiKeyRequest;
    answer: NewApiKey;
  };
  'POST /v1/api-keys/{id}/rotate': {
    path: {
      id: string;
    };
    body?: RotateApiKeyRequest;
    answer: NewApiKey;
  };
  'DELETE /v1/api-keys/{id}': {
    path: {
      id: string;
    };
    answer: undefined;
  };
  'GET /v1/webhooks': {
    answer: WebhookList;
  };
  'POST /v1/webhooks': {
    body: WebhookRequest;
    answer: NewWebhook;
  };
  'PATCH /v1/webhooks/{id}': {
    path: {
      id: string;
    };
    body: WebhookChanges;
    answer: Webhook;
  };
  'DELETE /v1/webhooks/{id}': {
    path: {
      id: string;
    };
    answer: undefined;
  };
  'POST /v1/webhooks/{id}/test': {
    path: {
      id: string;
    };
    answer: Delivery;
  };
  'POST /v1/webhooks/{id}/rotate-secret': {
    path: {
      id: string;
    };
    body?: RotateSecretRequest;
    answer: NewWebhook;
  };
  'GET /v1/webhooks/{id}/deliveries': {
    path: {
      id: string;
    };
    query?: {
      limit?: number;
      cursor?: string;
      status?: 'owed' | 'delivering' | 'delivered' | 'failed';
      type?:
        | 'document.uploaded'
        | 'document.processed'
        | 'batch.finished'
        | 'match.found'
        | 'application.updated'
        | 'fields.reviewed'
        | 'alert.opened'
        | 'alert.resolved'
        | 'webhook.test';
    };
    answer: DeliveryList;
  };
  'POST /v1/webhooks/{id}/deliveries/{delivery}/replay': {
    path: {
      id: string;
      delivery: string;
    };
    answer: Delivery;
  };
}
/**
 * Who is signed in.
 */
export interface Account {
  id: string;
  email: string | null;
  name: string | null;
  /**
   * What they may do for everybody; null for most.
   */
  role: ('operator' | 'viewer') | null;
  created_at: string;
  quotas: QuotaUse[];
}
export interface QuotaUse {
  name: 'files_per_day' | 'bytes_stored' | 'pages_per_month' | 'mails_per_day';
  used: number;
  limit: number;
  resets_at: string | null;
}
export interface Retention {
  rules: {
    id: string | null;
    category: string | null;
    folder_id: string | null;
    days: number | null;
  }[];
  due: number;
  documents: {
    id: string;
    filename: string;
    category: string | null;
    created_at: string;
  }[];
}
export interface RetentionRequest {
  rules: {
    category?: CategoryName | null;
    folder_id?: string | null;
    days: number | null;
  }[];
  preview?: boolean;
}
/**
 * How right the answers about your documents were: by category and field, and what documents are. `right`: The share (0–1) of the answers looked at that were left as they were.
 */
export interface Accuracy {
  since: string | null;
  /**
   * How often people accepted, corrected and rejected a field; one that was missing counts as corrected.
   */
  fields: {
    category: string;
    field: string;
    reviewed: number;
    right: number;
    since: string;
    accepted: number;
    corrected: number;
    rejected: number;
  }[];
  /**
   * By what documents were taken for: how often people confirmed or changed it, and to what.
   */
  categories: {
    category: string;
    reviewed: number;
    right: number;
    since: string;
    confirmed: number;
    changed: number;
    changed_to: {
      category: string;
      documents: number;
    }[];
  }[];
}
export interface DocumentList {
  data: DocumentLine[];
  /**
   * Where the next page begins; null on the last one.
   */
  next_cursor: string | null;
  /**
   * How many match; null unless `count=true`.
   */
  total: number | null;
}
/**
 * A document as lists have it.
 */
export interface DocumentLine {
  id: string;
  /**
   * Its newest job; null before the first.
   */
  job_id: string | null;
  /**
   * The batch that its newest job belongs to.
   */
  batch_id: string | null;
  /**
   * Null while it lies in none.
   */
  folder_id: string | null;
  filename: string;
  /**
   * Told from the bytes; null until that is done.
   */
  media_type: string | null;
  size_in_bytes: number;
  status: DocumentStatus;
  /**
   * What is being done now; null while nothing is.
   */
  stage: string | null;
  /**
   * Percent, 0–100.
   */
  progress: number;
  /**
   * What it is, or what its owner says it is; null until that is known.
   */
  category: string | null;
  /**
   * From 0 to 1.
   */
  category_confidence: number | null;
  /**
   * Of category and fields, what no person has confirmed, the least sure; null when nothing is left to doubt.
   */
  lowest_confidence: number | null;
  /**
   * Fields below the threshold that no person has looked at.
   */
  to_review: number;
  page_count: number | null;
  /**
   * Why it failed; null unless it did.
   */
  error: DocumentError | null;
  created_at: string;
  started_at: string | null;
  completed_at: string | null;
}
/**
 * Why a document failed: a code of the list of errors, and a sentence that says what can be done.
 */
export interface DocumentError {
  code: string;
  detail: string;
  /**
   * During which step.
   */
  stage?: string | null;
  /**
   * In which engine.
   */
  engine?: string | null;
  [k: string]: unknown;
}
/**
 * Files that were PUT to the storage, with options.
 */
export interface SubmitUploadsRequest {
  /**
   * `interactive` goes before `default`, that before `bulk`.
   */
  queue?: 'interactive' | 'default' | 'bulk';
  /**
   * A beginning of the whole row: later stages read what earlier ones made.
   */
  stages?: StageName[];
  /**
   * Begin so much later: `10s`, `5m`, `2h`, `1d`; at most 7 days.
   */
  delay?: string;
  /**
   * Begin then; at most 7 days ahead.
   */
  run_at?: string;
  folder_id?: string;
  /**
   * What bytes are that you have already: `reuse` (the document that there is), `new_version` of it, `reject`, or `allow` another one.
   */
  duplicates?: 'reuse' | 'new_version' | 'reject' | 'allow';
  /**
   * Whether to tell its owner how it ended.
   */
  notify?: boolean;
  /**
   * Ids of `POST /v1/uploads`.
   */
  uploads: string[];
}
/**
 * What was accepted, and what was wrong with the files that were not.
 */
export interface Submitted {
  batch: {
    id: string;
    total: number;
    created_at: string;
  };
  documents: {
    index: number;
    id: string;
    job_id?: string;
    filename: string;
    status: DocumentStatus;
    duplicate_of?: string;
    version_of?: string;
  }[];
  /**
   * Files that could not be taken; the others were.
   */
  errors: FileProblem[];
}
/**
 * Why a file was not taken.
 */
export interface FileProblem {
  /**
   * Its place (from 0) in the call.
   */
  index: number;
  filename: string;
  code: string;
  detail: string;
  quota?: QuotaUse;
}
/**
 * How many there are; a status or a category that none has is left out.
 */
export interface DocumentSummary {
  total: number;
  by_status: {
    [k: string]: number;
  };
  by_category: {
    [k: string]: number;
  };
  to_review: number;
}
export interface DeleteRequest {
  ids?: string[];
  filter?: DocumentFilter;
  /**
   * Erase now; otherwise they can be brought back for 30 days.
   */
  permanent?: boolean;
  /**
   * Only count, and change nothing.
   */
  preview?: boolean;
}
/**
 * Which documents are meant: those that fit everything given; an empty one means all.
 */
export interface DocumentFilter {
  status?: DocumentStatus;
  category?: CategoryName;
  folder_id?: string;
  /**
   * The batch it came with, or was last processed in.
   */
  batch_id?: string;
  /**
   * Part of the file name.
   */
  q?: string;
}
/**
 * What one call did, or would do.
 */
export interface Bulk {
  count: number;
  /**
   * What one call was too small for; call again.
   */
  remaining: number;
  /**
   * Which ones it was about.
   */
  ids: string[];
}
export interface RestoreRequest {
  ids: string[];
}
export interface MoveRequest {
  ids?: string[];
  filter?: DocumentFilter;
  /**
   * Null for out of any.
   */
  folder_id: string | null;
  /**
   * Only count, and change nothing.
   */
  preview?: boolean;
}
export interface ExportRequest {
  ids?: string[];
  filter?: DocumentFilter;
  format: 'json' | 'csv';
}
/**
 * A document as it leaves: without what a person rejected.
 */
export interface ExportedDocument {
  id: string;
  filename: string;
  media_type: string | null;
  size_in_bytes: number;
  status: DocumentStatus;
  category: string | null;
  category_confidence: number | null;
  page_count: number | null;
  created_at: string;
  completed_at: string | null;
  sha256: string | null;
  folder: string | null;
  fields: {
    name: string;
    value: unknown;
    confidence: number;
    page: number | null;
    quote: string | null;
    engine: string;
    reason?: string | null;
    review: ('accept' | 'correct') | null;
  }[];
}
/**
 * Everything about a document.
 */
export interface Document {
  id: string;
  /**
   * Its newest job; null before the first.
   */
  job_id: string | null;
  /**
   * The batch that its newest job belongs to.
   */
  batch_id: string | null;
  /**
   * Null while it lies in none.
   */
  folder_id: string | null;
  filename: string;
  /**
   * Told from the bytes; null until that is done.
   */
  media_type: string | null;
  size_in_bytes: number;
  status: DocumentStatus;
  /**
   * What is being done now; null while nothing is.
   */
  stage: string | null;
  /**
   * Percent, 0–100.
   */
  progress: number;
  /**
   * What it is, or what its owner says it is; null until that is known.
   */
  category: string | null;
  /**
   * From 0 to 1.
   */
  category_confidence: number | null;
  /**
   * Of category and fields, what no person has confirmed, the least sure; null when nothing is left to doubt.
   */
  lowest_confidence: number | null;
  /**
   * Fields below the threshold that no person has looked at.
   */
  to_review: number;
  page_count: number | null;
  /**
   * Why it failed; null unless it did.
   */
  error: DocumentError | null;
  created_at: string;
  started_at: string | null;
  completed_at: string | null;
  /**
   * Of its bytes, in hexadecimal.
   */
  sha256: string | null;
  /**
   * How often it has been processed with results of its own.
   */
  generation: number;
  /**
   * Of one in a category of your own: the built-in category whose fields it has; otherwise null.
   */
  read_as: string | null;
  /**
   * Which engine said so; null when a person did.
   */
  category_engine: string | null;
  /**
   * Why it is held for that, in sentences.
   */
  category_reasons: string[];
  /**
   * Below this confidence a field asks for a person.
   */
  review_threshold: number;
  /**
   * How many passages are indexed by meaning.
   */
  vector_count: number;
  /**
   * What its owner says; null follows the category.
   */
  is_resume: boolean | null;
  /**
   * The document that this is a newer version of.
   */
  version_of: string | null;
  /**
   * What was found in it, each with its evidence.
   */
  fields: Field[];
  pages: {
    number: number;
    source: 'text' | 'ocr';
    confidence: number | null;
    characters: number;
  }[];
  /**
   * What was done, in order, how long it took and what it cost.
   */
  stages: {
    stage: string;
    engine: string;
    ms: number;
    cost_micro_usd: number;
    at: string;
  }[];
}
/**
 * A value that was found, as people see it: their own word where there is one. Dates are ISO, money is a number beside a field `currency`; `value` is null when a person rejected it.
 */
export interface Field {
  name: string;
  value: unknown;
  /**
   * From 0 to 1. 1 when a person said so.
   */
  confidence: number;
  /**
   * From 1; null when it stands nowhere in particular.
   */
  page: number | null;
  /**
   * Left, top, right, bottom as shares of the page.
   */
  bbox: [number, number, number, number] | null;
  /**
   * What stands there.
   */
  quote: string | null;
  /**
   * What found it.
   */
  engine: string;
  /**
   * Why it is this, where that says more than the quote.
   */
  reason?: string | null;
  /**
   * What a person said of it; null when nobody has.
   */
  review: {
    action: 'accept' | 'correct' | 'reject';
    at: string;
    by: string;
    previous?: {
      value: unknown;
      confidence: number;
    };
  } | null;
}
export interface DocumentChanges {
  category?: CategoryName;
  /**
   * Null takes it out of any.
   */
  folder_id?: string | null;
  /**
   * Null follows the category again.
   */
  is_resume?: boolean | null;
}
/**
 * A person’s word about fields.
 */
export interface ReviewRequest {
  fields: {
    name:
      | 'invoice_number'
      | 'date'
      | 'due_date'
      | 'vendor'
      | 'customer'
      | 'currency'
      | 'net'
      | 'tax'
      | 'total'
      | 'iban'
      | 'line_items'
      | 'address'
      | 'name'
      | 'email'
      | 'phone'
      | 'location'
      | 'links'
      | 'skills'
      | 'employers'
      | 'titles'
      | 'education'
      | 'years_of_experience'
      | 'title'
      | 'parties'
      | 'agreement_date'
      | 'effective_date'
      | 'expiry_date'
      | 'governing_law'
      | 'from'
      | 'to'
      | 'subject'
      | 'authors'
      | 'abstract'
      | 'doi'
      | 'company'
      | 'salary';
    action: 'accept' | 'correct' | 'reject';
    value?: unknown;
    seen?:
      | (string | number | boolean | null)
      | {
          [k: string]: string | number | boolean | null;
        }
      | (
          | (string | number | boolean | null)
          | {
              [k: string]: string | number | boolean | null;
            }
        )[];
  }[];
  /**
   * Of the document that was looked at: when another one is shown by now, the review is refused.
   */
  generation?: number;
}
/**
 * Where a document stands.
 */
export interface DocumentStatusReport {
  document_id: string;
  /**
   * Its newest job; null before the first.
   */
  job_id: string | null;
  filename: string;
  status: DocumentStatus;
  /**
   * What is being done now; null while nothing is.
   */
  stage: string | null;
  /**
   * Percent, 0–100.
   */
  progress: number;
  /**
   * Why it failed; null unless it did.
   */
  error: DocumentError | null;
  /**
   * What it waits for while it is not under way, and until when if that is known.
   */
  waiting_for: WaitingFor | null;
  created_at: string;
  started_at: string | null;
  completed_at: string | null;
}
export interface WaitingFor {
  /**
   * For programs.
   */
  reason: 'start_time' | 'next_try' | 'queue_paused' | 'budget' | 'deployment_quota' | 'turn' | 'delivery';
  /**
   * The same in a sentence.
   */
  detail: string;
  /**
   * Null while nobody knows.
   */
  until: string | null;
}
/**
 * Its text by page; no pages while there is no result yet.
 */
export interface DocumentText {
  document_id: string;
  generation: number | null;
  pages: {
    number: number;
    text: string;
    markdown: string | null;
    source: 'text' | 'ocr';
    confidence: number | null;
  }[];
}
export interface AccessList {
  data: Access[];
  next_cursor: string | null;
}
export interface Access {
  id: string;
  action: 'opened' | 'downloaded' | 'exported' | 'listed';
  actor: 'owner' | 'key' | 'operator';
  key_id: string | null;
  key_name: string | null;
  at: string;
}
/**
 * Every event of a document and of the mail about it, oldest first.
 */
export interface Timeline {
  data: Event[];
}
/**
 * An entry of the log; ids, codes and numbers, never content.
 */
export interface Event {
  /**
   * Its place: without gaps, in the order of what happened.
   */
  cursor: number;
  type: string;
  at: string;
  document_id: string | null;
  job_id: string | null;
  batch_id: string | null;
  /**
   * `user`, `system`, or who did it.
   */
  actor: string;
  data: {
    [k: string]: unknown;
  };
}
/**
 * A link that downloads the original under the name it came with.
 */
export interface ContentLink {
  url: string;
  expires_at: string;
}
/**
 * Pages that have all the words, best first.
 */
export interface SearchResults {
  data: {
    document_id: string;
    filename: string;
    category: string | null;
    page: number;
    heading: string | null;
    score: number;
    found_by: ('keyword' | 'semantic')[];
    text: string;
    highlights: [number, number][];
  }[];
  next_cursor: string | null;
  mode_used: 'hybrid' | 'semantic' | 'keyword';
  reason: ('embeddings_unavailable' | 'embeddings_off') | null;
}
/**
 * Files to come, with their sizes in bytes.
 */
export interface OpenUploadsRequest {
  files: {
    filename: string;
    size: number;
    sha256?: string;
  }[];
}
/**
 * Where to PUT each file, in the order in which they were announced.
 */
export interface OpenedUploads {
  uploads: {
    id: string;
    url: string;
    expires_at: string;
  }[];
}
/**
 * Which documents to process again, by `ids` or `filter`, and how.
 */
export interface ReprocessRequest {
  ids?: string[];
  filter?: {
    status?: DocumentStatus;
    category?: CategoryName;
    folder_id?: string;
    batch_id?: string;
    q?: string;
    code?: string;
    before?: string;
    outdated?: true;
  };
  stages?: StageName[];
  queue?: QueueName;
  settings?: JobSettings;
  notify?: boolean;
  /**
   * Only count, and change nothing.
   */
  preview?: boolean;
}
export interface JobSettings {
  /**
   * `always` reads every page of a PDF as a picture, whatever text it brings.
   */
  ocr?: 'auto' | 'always';
}
/**
 * What is processed again, or would be.
 */
export interface Restarted {
  count: number;
  /**
   * What one call was too small for; call again.
   */
  remaining: number;
  estimated_seconds: number;
  estimated_cost_usd: number;
  batch: {
    id: string;
    total: number;
    created_at: string;
  } | null;
  /**
   * The first hundred.
   */
  documents: {
    id: string;
    job_id: string;
    generation: number;
    filename: string;
  }[];
}
export interface FolderList {
  data: {
    id: string;
    name: string;
    created_at: string;
    documents: number;
  }[];
  next_cursor: null;
}
export interface FolderRequest {
  name: string;
}
export interface Folder {
  id: string;
  name: string;
  created_at: string;
}
export interface CategoryList {
  data: CategoryEntry[];
  next_cursor: null;
}
/**
 * A category that documents can be of, a built-in one or your own.
 */
export interface CategoryEntry {
  /**
   * What documents bear as `category`; it never changes.
   */
  slug: string;
  name: string;
  /**
   * What documents of it are about; the more of their own words it has, the better.
   */
  description: string;
  built_in: boolean;
  /**
   * Below this confidence a document of it asks for a person.
   */
  review_threshold: number;
  /**
   * The same as it is unless you change it.
   */
  usual_threshold: number;
  /**
   * How many of yours there are.
   */
  documents: number;
  /**
   * Documents that you put there, the newest first; others are compared with the twelve newest.
   */
  examples: {
    document_id: string;
    filename: string;
  }[];
  /**
   * Null for a built-in one.
   */
  created_at: string | null;
}
/**
 * A new category of your own.
 */
export interface CategoryRequest {
  /**
   * A built-in category, or the slug of one of your own.
   */
  slug?: string;
  name: string;
  description?: string;
  /**
   * Documents that have been read; they are put into it.
   */
  examples?: string[];
  /**
   * Null for what is usual.
   */
  review_threshold?: number | null;
}
/**
 * What changes; of a built-in category the threshold alone.
 */
export interface CategoryChanges {
  name?: string;
  description?: string;
  /**
   * All that it has from now on.
   */
  examples?: string[];
  /**
   * Null for what is usual.
   */
  review_threshold?: number | null;
}
/**
 * The processing of a document in one generation.
 */
export interface Job {
  id: string;
  document_id: string;
  batch_id: string;
  generation: number;
  queue: string;
  stages: string[];
  status: 'scheduled' | 'held' | 'queued' | 'processing' | 'completed' | 'failed' | 'canceled';
  stage: string | null;
  progress: number;
  /**
   * When it is due.
   */
  run_at: string;
  /**
   * How often it was begun.
   */
  tries: number;
  error: DocumentError | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  trace_id: string;
  /**
   * Each time it was begun, and how that ended.
   */
  attempts: Attempt[];
}
export interface Attempt {
  /**
   * Which try it was; only the last one may write.
   */
  fence: number;
  message_id: string | null;
  /**
   * How often its message had come before.
   */
  retried: number | null;
  started_at: string;
  ended_at: string | null;
  /**
   * `lost` when the run ended without a word; another one took over.
   */
  outcome: 'running' | 'completed' | 'failed' | 'canceled' | 'retrying' | 'continued' | 'lost';
  code: string | null;
  retry_after_ms: number | null;
}
/**
 * What was begun together, with counts of its documents.
 */
export interface Batch {
  id: string;
  reason: string;
  created_at: string;
  total: number;
  completed: number;
  failed: number;
  canceled: number;
  processing: number;
  queued: number;
  held: number;
  scheduled: number;
  /**
   * Percent, 0–100.
   */
  progress: number;
  documents: DocumentLine[];
}
export interface EventList {
  data: Event[];
  /**
   * Go on from here.
   */
  cursor: number;
  /**
   * Null when there is nothing more now.
   */
  next_cursor: string | null;
}
export interface NotificationList {
  /**
   * Of the type that was asked for.
   */
  total: number;
  /**
   * Of the type that was asked for.
   */
  unread: number;
  next_cursor: string | null;
  data: Notification[];
}
/**
 * What a person was told.
 */
export interface Notification {
  id: string;
  type: 'job_result' | 'job_match' | 'application_update' | 'digest' | 'webhook_disabled' | 'retention';
  /**
   * In a sentence.
   */
  title: string;
  data: {
    [k: string]: unknown;
  };
  /**
   * The first five that it is about.
   */
  documents: {
    id: string;
    filename: string;
    status: string;
  }[];
  /**
   * What became of the mail about it; null when none was wanted.
   */
  mail: ('waiting' | 'sent' | 'delivered' | 'opened' | 'bounced' | 'failed' | 'unknown') | null;
  read: boolean;
  created_at: string;
}
/**
 * The test that was asked for, and where it goes.
 */
export interface TestMailRequest {
  id: string;
  to: string;
}
/**
 * When the next digest is mailed, null while none would be, and what it would say now.
 */
export interface DigestPreview {
  next_at: string | null;
  local_date: string;
  frequency: 'daily' | 'weekly' | 'disabled';
  time_zone: string;
  content: {
    local_date: string;
    frequency: string;
    matches: {
      count: number;
      data: {
        id: string;
        document_id: string;
        filename: string;
        score: number;
        vector_score: number;
        skills_score: number;
        matched_skills: string[];
        missing_skills: string[];
        evidence: {
          page: number;
          quote: string;
        }[];
        posting: {
          id: string;
          title: string;
          company: string | null;
          location: string | null;
          salary_min: number | null;
          salary_max: number | null;
          currency: string | null;
          apply_url: string | null;
        };
      }[];
    };
    postings: {
      count: number;
      data: {
        id: string;
        title: string;
        company: string | null;
        location: string | null;
        salary_min: number | null;
        salary_max: number | null;
        currency: string | null;
        apply_url: string | null;
      }[];
    };
    applications: {
      count: number;
      data: {
        id: string;
        status: string;
        posting: {
          id: string;
          title: string;
          company: string | null;
          location: string | null;
          salary_min: number | null;
          salary_max: number | null;
          currency: string | null;
          apply_url: string | null;
        };
      }[];
    };
    completed: {
      count: number;
      data: {
        id: string;
        filename: string;
        category: string | null;
      }[];
    };
    failed: {
      count: number;
      data: {
        id: string;
        filename: string;
        code: string | null;
        detail: string | null;
      }[];
    };
    waiting_for_review: {
      count: number;
      data: {
        id: string;
        filename: string;
      }[];
    };
  };
}
/**
 * What a person wants to hear, and when, by their own clock.
 */
export interface NotificationSettings {
  /**
   * False keeps all mails away.
   */
  email_enabled: boolean;
  digest_frequency: 'daily' | 'weekly' | 'disabled';
  /**
   * 0–23.
   */
  digest_hour: number;
  /**
   * 1–7, Monday first; for weekly digests.
   */
  digest_weekday: number;
  time_zone: string;
  /**
   * Mails wait between these times; null for never.
   */
  quiet_hours: {
    from: string;
    to: string;
  } | null;
  notify_job_results: boolean;
  notify_new_matches: boolean;
  notify_application_updates: boolean;
  /**
   * 0–1; matches below it are not told.
   */
  min_match_score: number;
  /**
   * Why mails do not arrive; null when they do.
   */
  unreachable: {
    reason: 'bounced' | 'dropped' | 'complained' | 'unsubscribed' | 'by_hand';
    since: string;
  } | null;
}
/**
 * Changes of settings; what is not named stays.
 */
export interface NotificationSettingsChanges {
  email_enabled?: boolean;
  digest_frequency?: 'daily' | 'weekly' | 'disabled';
  digest_hour?: number;
  digest_weekday?: number;
  time_zone?: string;
  quiet_hours?: {
    from: string;
    to: string;
  } | null;
  notify_job_results?: boolean;
  notify_new_matches?: boolean;
  notify_application_updates?: boolean;
  min_match_score?: number;
}
export interface PostingList {
  data: PostingEntry[];
  next_cursor: string | null;
}
/**
 * A vacancy as lists have it.
 */
export interface PostingEntry {
  id: string;
  external_id: string;
  title: string;
  company: string | null;
  location: string | null;
  salary_min: number | null;
  salary_max: number | null;
  currency: string | null;
  apply_url: string | null;
  skills: string[];
  posted_at: string | null;
  closes_at: string | null;
  is_open: boolean;
  created_at: string;
  updated_at: string;
}
export interface PostingsRequest {
  postings: NewPosting[];
}
/**
 * A vacancy as its source gives it.
 */
export interface NewPosting {
  /**
   * What its source calls it: a known one is changed.
   */
  external_id: string;
  title: string;
  company?: string | null;
  location?: string | null;
  salary_min?: number | null;
  salary_max?: number | null;
  currency?: string | null;
  description?: string | null;
  /**
   * What is asked for.
   */
  skills?: string[];
  apply_url?: string | null;
  posted_at?: string | null;
  /**
   * Until when one may apply.
   */
  closes_at?: string | null;
}
/**
 * What became of each posting of the call.
 */
export interface SavedPostings {
  created: number;
  updated: number;
  unchanged: number;
  data: {
    id: string;
    external_id: string;
    outcome: 'created' | 'updated' | 'unchanged';
  }[];
}
/**
 * A vacancy.
 */
export interface Posting {
  id: string;
  /**
   * What its source calls it.
   */
  external_id: string;
  title: string;
  company: string | null;
  location: string | null;
  salary_min: number | null;
  salary_max: number | null;
  currency: string | null;
  apply_url: string | null;
  skills: string[];
  posted_at: string | null;
  closes_at: string | null;
  /**
   * Whether one may still apply.
   */
  is_open: boolean;
  created_at: string;
  updated_at: string;
  description: string | null;
}
export interface MatchList {
  data: Match[];
  next_cursor: string | null;
}
/**
 * A vacancy that suits a resume, and why.
 */
export interface Match {
  id: string;
  document_id: string;
  posting: {
    id: string;
    external_id: string;
    title: string;
    company: string | null;
    location: string | null;
    salary_min: number | null;
    salary_max: number | null;
    currency: string | null;
    apply_url: string | null;
    closes_at: string | null;
    is_open: boolean;
  };
  /**
   * 0–1: 70 % what both texts mean, 30 % how much of what is asked for the resume shows.
   */
  score: number;
  /**
   * 0–1, how close the two texts are in what they mean.
   */
  vector_score: number;
  /**
   * 0–1, how much of what is asked for the resume shows.
   */
  skills_score: number;
  matched_skills: string[];
  missing_skills: string[];
  /**
   * Where the resume shows it.
   */
  evidence: {
    page: number;
    quote: string;
  }[];
  created_at: string;
}
/**
 * How many matches there would be at each score.
 */
export interface MatchPreview {
  /**
   * The one of now.
   */
  min_match_score: number;
  thresholds: {
    min_score: number;
    count: number;
  }[];
}
export interface ApplicationList {
  data: Application[];
  next_cursor: string | null;
}
/**
 * Who applied for what, and how that stands.
 */
export interface Application {
  id: string;
  applicant_id: string;
  posting: PostingLine;
  /**
   * The resume that went with it.
   */
  document_id: string | null;
  status: 'submitted' | 'reviewing' | 'interview' | 'offered' | 'hired' | 'rejected' | 'withdrawn';
  note: string | null;
  created_at: string;
  updated_at: string;
}
/**
 * A vacancy as matches and applications show it.
 */
export interface PostingLine {
  id: string;
  external_id: string;
  title: string;
  company: string | null;
  location: string | null;
  salary_min: number | null;
  salary_max: number | null;
  currency: string | null;
  apply_url: string | null;
}
export interface ApplyRequest {
  posting_id: string;
  /**
   * The resume that goes with it.
   */
  document_id?: string | null;
  note?: string | null;
}
export interface ApplicationMove {
  status: 'reviewing' | 'interview' | 'offered' | 'hired' | 'rejected' | 'withdrawn';
}
/**
 * How queues, outbox, cron, budget and mail quota stand, over everybody’s work.
 */
export interface QueueReport {
  now: string;
  queues: {
    name: string;
    paused_at: string | null;
    held_by: ('queue_paused' | 'budget' | 'deployment_quota') | null;
    parallelism: number;
    rate: number | null;
    period: string | null;
    owner_window: number;
    priority: number;
    depth: number;
    scheduled: number;
    retrying: number;
    held: number;
    in_flight: number;
    oldest_age_seconds: number | null;
    overdue: number;
    windows: {
      '1h': {
        completed: number;
        failed: number;
        canceled: number;
        throughput_per_minute: number;
        failure_rate: number | null;
        wait_ms: {
          p50: number | null;
          p95: number | null;
          p99: number | null;
        };
        run_ms: {
          p50: number | null;
          p95: number | null;
          p99: number | null;
        };
        stages: {
          [k: string]: {
            count: number;
            p50_ms: number | null;
            p95_ms: number | null;
            p99_ms: number | null;
          };
        };
      };
      '24h': {
        completed: number;
        failed: number;
        canceled: number;
        throughput_per_minute: number;
        failure_rate: number | null;
        wait_ms: {
          p50: number | null;
          p95: number | null;
          p99: number | null;
        };
        run_ms: {
          p50: number | null;
          p95: number | null;
          p99: number | null;
        };
        stages: {
          [k: string]: {
            count: number;
            p50_ms: number | null;
            p95_ms: number | null;
            p99_ms: number | null;
          };
        };
      };
    };
  }[];
  outbox: {
    owed: number;
    leased: number;
    sending: number;
    unknown: number;
    failed: number;
    lag_seconds: number;
    by_kind: {
      [k: string]: {
        owed: number;
        leased: number;
        sending: number;
        unknown: number;
        failed: number;
      };
    };
  };
  cron: {
    sweep_at: string | null;
    late: boolean;
  };
  budget: Budget;
  mail_quota: MailQuota;
}
/**
 * The day’s money for engines.
 */
export interface Budget {
  day: string;
  daily_usd: number | null;
  spent_usd: number;
  /**
   * Since when work is held for it; null while none is.
   */
  held_since: string | null;
}
/**
 * The day’s mails (UTC); both numbers are null where there is no limit.
 */
export interface MailQuota {
  day: string;
  daily: number | null;
  sent: number | null;
}
export interface AlertList {
  slos: {
    name: 'queue_age' | 'dead_letters' | 'unknown_mails' | 'outbox_lag' | 'cron_silent' | 'deployment_quota';
    bound: number;
    unit: 'seconds' | 'count' | 'percent';
    value: number;
    holds: boolean;
  }[];
  data: Alert[];
}
export interface Alert {
  id: string;
  slo: 'queue_age' | 'dead_letters' | 'unknown_mails' | 'outbox_lag' | 'cron_silent' | 'deployment_quota';
  value: number;
  worst: number;
  detail: {
    [k: string]: string;
  };
  opened_at: string;
  told_at: string | null;
  resolved_at: string | null;
}
/**
 * Steps of one length without gaps, each named by its beginning; the last one is under way.
 */
export interface History {
  bucket_seconds: number;
  data: {
    at: string;
    accepted: number;
    completed: number;
    failed: number;
    p50_ms: number | null;
    p95_ms: number | null;
    depth: number;
    peak: number;
  }[];
}
export interface QueueState {
  queue: string;
  paused: boolean;
  /**
   * False when the queue stood so already.
   */
  changed: boolean;
}
/**
 * Failed jobs by what they have in common; the most frequent come first.
 */
export interface FailureGroups {
  total: number;
  groups: number;
  data: {
    fingerprint: string;
    stage: string | null;
    code: string | null;
    engine: string | null;
    exhausted: boolean;
    count: number;
    people: number;
    queues: {
      [k: string]: number;
    };
    first_at: string;
    last_at: string;
    sentence: string | null;
    example_job_ids: string[];
  }[];
  next_cursor: string | null;
}
/**
 * Failed jobs one by one, newest first.
 */
export interface FailedJobs {
  data: {
    job_id: string;
    document_id: string;
    batch_id: string;
    owner: string;
    generation: number;
    queue: string;
    fingerprint: string;
    error: {
      code: string;
      detail: string;
      stage?: string | null;
      engine?: string | null;
      cause?: string | null;
    };
    tries: number;
    runs: number;
    messages: number;
    cost_micro_usd: number;
    created_at: string;
    started_at: string | null;
    finished_at: string;
  }[];
  next_cursor: string | null;
}
export interface RedriveRequest {
  filter: FailureFilter;
  /**
   * Only count, and change nothing.
   */
  preview?: boolean;
  /**
   * How many are begun in a minute.
   */
  rate_per_minute?: number;
}
/**
 * An empty one means every failed job there is.
 */
export interface FailureFilter {
  fingerprint?: string;
  queue?: QueueName;
  stage?: StageName;
  code?: string;
  since?: string;
}
/**
 * What was started again, or would be.
 */
export interface Redriven {
  count: number;
  /**
   * What one call was too small for.
   */
  remaining: number;
  estimated_seconds: number;
  estimated_cost_usd: number;
  batches: {
    id: string;
    total: number;
  }[];
}
/**
 * What should have happened by now, the oldest first.
 */
export interface OverdueList {
  /**
   * How much there is for each reason.
   */
  counts: {
    [k: string]: number;
  };
  next_cursor: string | null;
  data: {
    reason: 'not_published' | 'owner_window_full' | 'not_delivered' | 'lease_over' | 'effect_owed' | 'mail_unknown';
    since: string;
    overdue_seconds: number;
    kind: string;
    id: string;
    queue: string | null;
    owner: string | null;
    document_id: string | null;
    batch_id: string | null;
    tries: number;
    sentence: string;
  }[];
}
/**
 * What the work of some days asked of each service and what it costs; money in millionths of a dollar.
 */
export interface UsageReport {
  from: string;
  to: string;
  documents: number;
  micro_usd: number;
  engines_micro_usd: number;
  mails_micro_usd: number;
  usd_per_million_documents: number | null;
  infrastructure_usd_per_million_documents: number | null;
  services: {
    service: string;
    operation: string;
    count: number;
    per_document: number | null;
    micro_usd: number;
    micro_usd_per_1000: number | null;
    quota: {
      limit: number;
      period: 'day' | 'month';
      used: number;
      remaining: number;
      share: number;
    } | null;
    source: string;
  }[];
  days:
    | {
        day: string;
        documents: number;
        micro_usd: number;
        engines_micro_usd: number;
      }[]
    | null;
  dearest:
    | {
        document_id: string;
        jobs: number;
        micro_usd: number;
        ocr_pages: number;
        model_tokens: number;
      }[]
    | null;
  budget: Budget;
}
export interface AuditLog {
  data: {
    at: string;
    type:
      | 'queue_paused'
      | 'queue_resumed'
      | 'redrive_started'
      | 'budget_set'
      | 'mail_quota_set'
      | 'address_suppressed'
      | 'address_released'
      | 'run_started';
    actor: string;
    email: string | null;
    data: {
      [k: string]: unknown;
    };
  }[];
  next_cursor: string | null;
}
export interface BudgetRequest {
  /**
   * Null lifts the bound, 0 holds all new work.
   */
  daily_usd: number | null;
}
export interface MailQuotaRequest {
  /**
   * Null lifts the limit.
   */
  daily: number | null;
}
export interface SuppressionList {
  data: {
    email: string;
    reason: 'bounced' | 'dropped' | 'complained' | 'unsubscribed' | 'by_hand';
    note: string | null;
    since: string;
  }[];
  next_cursor: string | null;
}
export interface SuppressRequest {
  email: string;
  note?: string;
}
export interface Suppressed {
  email: string;
  changed: boolean;
}
export interface RunRequest {
  /**
   * Only count, and change nothing.
   */
  dry_run?: boolean;
}
export interface ApiKeyList {
  data: ApiKey[];
  next_cursor: string | null;
}
/**
 * A key as its owner sees it.
 */
export interface ApiKey {
  id: string;
  name: string;
  /**
   * How the key begins: enough to know it by.
   */
  prefix: string;
  scopes: Scope[];
  /**
   * When it stops working, unless it is rotated before.
   */
  expires_at: string;
  /**
   * To the minute; null when it was never used.
   */
  last_used_at: string | null;
  /**
   * When it last got another text.
   */
  rotated_at: string | null;
  /**
   * When it was ended; null while it works.
   */
  revoked_at: string | null;
  created_at: string;
}
export interface NewApiKeyRequest {
  /**
   * For people.
   */
  name: string;
  /**
   * All that it may do.
   */
  scopes: Scope[];
  /**
   * Until it stops working.
   */
  expires_in_days?: number;
}
/**
 * A key with its text, which is told once.
 */
export interface NewApiKey {
  id: string;
  name: string;
  /**
   * How the key begins: enough to know it by.
   */
  prefix: string;
  scopes: Scope[];
  /**
   * When it stops working, unless it is rotated before.
   */
  expires_at: string;
  /**
   * To the minute; null when it was never used.
   */
  last_used_at: string | null;
  /**
   * When it last got another text.
   */
  rotated_at: string | null;
  /**
   * When it was ended; null while it works.
   */
  revoked_at: string | null;
  created_at: string;
  /**
   * What to send; nobody can be told it again.
   */
  key: string;
}
export interface RotateApiKeyRequest {
  /**
   * How long the text so far goes on working.
   */
  grace_seconds?: number;
}
export interface WebhookList {
  data: Webhook[];
}
/**
 * An address that is called when something happens.
 */
export interface Webhook {
  id: string;
  url: string;
  description: string | null;
  /**
   * Null for everything, also what there will be one day.
   */
  event_types: WebhookEvent[] | null;
  enabled: boolean;
  disabled_reason: ('by_hand' | 'gone' | 'failing') | null;
  /**
   * The first failed call after which none succeeded.
   */
  failing_since: string | null;
  /**
   * Until when calls are signed with the secret before this one too.
   */
  previous_secret_until: string | null;
  created_at: string;
}
export interface WebhookRequest {
  /**
   * https, and public.
   */
  url: string;
  description?: string | null;
  /**
   * Null for everything.
   */
  event_types?: WebhookEvent[] | null;
}
/**
 * A webhook with its secret, which is told once.
 */
export interface NewWebhook {
  id: string;
  url: string;
  description: string | null;
  event_types: WebhookEvent[] | null;
  enabled: boolean;
  disabled_reason: ('by_hand' | 'gone' | 'failing') | null;
  failing_since: string | null;
  previous_secret_until: string | null;
  created_at: string;
  secret: string;
}
export interface WebhookChanges {
  url?: string;
  description?: string | null;
  event_types?: WebhookEvent[] | null;
  enabled?: boolean;
}
/**
 * A message to a webhook, and how far it has come.
 */
export interface Delivery {
  id: string;
  webhook_id: string;
  /**
   * The `webhook-id` of its calls; a replay has that of its original.
   */
  message_id: string;
  type:
    | 'document.uploaded'
    | 'document.processed'
    | 'batch.finished'
    | 'match.found'
    | 'application.updated'
    | 'fields.reviewed'
    | 'alert.opened'
    | 'alert.resolved'
    | 'webhook.test';
  status: 'owed' | 'delivering' | 'delivered' | 'failed';
  attempts: number;
  http_status: number | null;
  error: {
    code: string;
    detail: string;
  } | null;
  /**
   * The beginning of what was answered last.
   */
  response: string | null;
  ms: number | null;
  next_try_at: string | null;
  created_at: string;
  delivered_at: string | null;
  replay_of: string | null;
  /**
   * The body of its calls.
   */
  payload: {
    type: string;
    timestamp: string;
    data: {
      [k: string]: unknown;
    };
  };
}
export interface RotateSecretRequest {
  grace_seconds?: number;
}
export interface DeliveryList {
  data: Delivery[];
  next_cursor: string | null;
}
