// Generated from the description of the API; UPDATE_CLIENT=1 vitest run --project parts test/client/routes.test.ts
// writes it anew.

export type DocumentStatus =
  'uploading' | 'scheduled' | 'held' | 'queued' | 'processing' | 'completed' | 'needs_review' | 'failed' | 'canceled';
export type Category =
  'invoice' | 'receipt' | 'resume' | 'contract' | 'letter' | 'report' | 'paper' | 'form' | 'job_posting' | 'other';
export type StageName = 'extract_text' | 'classify' | 'extract_fields' | 'embed' | 'match';
export type QueueName = 'interactive' | 'default' | 'bulk';
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
  | 'operations:write';

export interface Routes {
  'GET /v1/account': {
    answer: Account;
  };
  'GET /v1/documents': {
    query?: {
      status?: DocumentStatus;
      category?: Category;
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
    answer: {
      total: number;
      by_status: {
        [k: string]: number;
      };
      by_category: {
        [k: string]: number;
      };
      to_review: number;
    };
  };
  'POST /v1/documents/delete': {
    body: {
      /**
       * @minItems 1
       * @maxItems 1000
       */
      ids?: string[];
      filter?: DocumentFilter;
      permanent?: boolean;
      preview?: boolean;
    };
    answer: {
      count: number;
      remaining: number;
      ids: string[];
    };
  };
  'POST /v1/documents/restore': {
    body: {
      /**
       * @minItems 1
       * @maxItems 1000
       */
      ids: string[];
    };
    answer: {
      count: number;
      remaining: number;
      ids: string[];
    };
  };
  'POST /v1/documents/move': {
    body: {
      /**
       * @minItems 1
       * @maxItems 1000
       */
      ids?: string[];
      filter?: DocumentFilter;
      folder_id: string | null;
      preview?: boolean;
    };
    answer: {
      count: number;
      remaining: number;
      ids: string[];
    };
  };
  'POST /v1/documents/export': {
    body: {
      /**
       * @minItems 1
       * @maxItems 1000
       */
      ids?: string[];
      filter?: DocumentFilter;
      format: 'json' | 'csv';
    };
    answer:
      | {
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
            review: ('accept' | 'correct') | null;
          }[];
        }[]
      | Blob;
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
    answer:
      | {
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
            review: ('accept' | 'correct') | null;
          }[];
        }
      | Blob;
  };
  'GET /v1/search': {
    query?: {
      q: string;
      mode?: 'keyword';
      category?: Category;
      folder_id?: string;
      limit?: number;
      cursor?: string;
    };
    answer: {
      data: {
        document_id: string;
        filename: string;
        category: string | null;
        page: number;
        score: number;
        text: string;
        highlights: never[][];
      }[];
      next_cursor: string | null;
    };
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
      type?: 'job_result' | 'job_match' | 'application_update' | 'digest' | 'webhook_disabled';
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
    answer: {
      min_match_score: number;
      thresholds: {
        min_score: number;
        count: number;
      }[];
    };
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
  'GET /v1/operations/history': {
    query?: {
      minutes?: number;
    };
    answer: {
      bucket_seconds: number;
      data: {
        at: string;
        accepted: number;
        completed: number;
        failed: number;
        p50_ms: number | null;
        p95_ms: number | null;
        depth: number;
      }[];
    };
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
    answer: {
      data: {
        id: string;
        url: string;
        description: string | null;
        event_types:
          | (
              | 'document.uploaded'
              | 'document.processed'
              | 'batch.finished'
              | 'match.found'
              | 'application.updated'
              | 'fields.reviewed'
            )[]
          | null;
        enabled: boolean;
        disabled_reason: ('by_hand' | 'gone' | 'failing') | null;
        failing_since: string | null;
        previous_secret_until: string | null;
        created_at: string;
      }[];
    };
  };
  'POST /v1/webhooks': {
    body: {
      url: string;
      description?: string | null;
      event_types?:
        | (
            | 'document.uploaded'
            | 'document.processed'
            | 'batch.finished'
            | 'match.found'
            | 'application.updated'
            | 'fields.reviewed'
          )[]
        | null;
    };
    answer: {
      id: string;
      url: string;
      description: string | null;
      event_types:
        | (
            | 'document.uploaded'
            | 'document.processed'
            | 'batch.finished'
            | 'match.found'
            | 'application.updated'
            | 'fields.reviewed'
          )[]
        | null;
      enabled: boolean;
      disabled_reason: ('by_hand' | 'gone' | 'failing') | null;
      failing_since: string | null;
      previous_secret_until: string | null;
      created_at: string;
      secret: string;
    };
  };
  'PATCH /v1/webhooks/{id}': {
    path: {
      id: string;
    };
    body: {
      url?: string;
      description?: string | null;
      event_types?:
        | (
            | 'document.uploaded'
            | 'document.processed'
            | 'batch.finished'
            | 'match.found'
            | 'application.updated'
            | 'fields.reviewed'
          )[]
        | null;
      enabled?: boolean;
    };
    answer: {
      id: string;
      url: string;
      description: string | null;
      event_types:
        | (
            | 'document.uploaded'
            | 'document.processed'
            | 'batch.finished'
            | 'match.found'
            | 'application.updated'
            | 'fields.reviewed'
          )[]
        | null;
      enabled: boolean;
      disabled_reason: ('by_hand' | 'gone' | 'failing') | null;
      failing_since: string | null;
      previous_secret_until: string | null;
      created_at: string;
    };
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
    answer: {
      id: string;
      webhook_id: string;
      message_id: string;
      type:
        | 'document.uploaded'
        | 'document.processed'
        | 'batch.finished'
        | 'match.found'
        | 'application.updated'
        | 'fields.reviewed'
        | 'webhook.test';
      status: 'owed' | 'delivering' | 'delivered' | 'failed';
      attempts: number;
      http_status: number | null;
      error: {
        code: string;
        detail: string;
      } | null;
      response: string | null;
      ms: number | null;
      next_try_at: string | null;
      created_at: string;
      delivered_at: string | null;
      replay_of: string | null;
      payload: {
        type: string;
        timestamp: string;
        data: {
          [k: string]: unknown;
        };
      };
    };
  };
  'POST /v1/webhooks/{id}/rotate-secret': {
    path: {
      id: string;
    };
    body?: {
      grace_seconds?: number;
    };
    answer: {
      id: string;
      url: string;
      description: string | null;
      event_types:
        | (
            | 'document.uploaded'
            | 'document.processed'
            | 'batch.finished'
            | 'match.found'
            | 'application.updated'
            | 'fields.reviewed'
          )[]
        | null;
      enabled: boolean;
      disabled_reason: ('by_hand' | 'gone' | 'failing') | null;
      failing_since: string | null;
      previous_secret_until: string | null;
      created_at: string;
      secret: string;
    };
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
        | 'webhook.test';
    };
    answer: {
      data: {
        id: string;
        webhook_id: string;
        message_id: string;
        type:
          | 'document.uploaded'
          | 'document.processed'
          | 'batch.finished'
          | 'match.found'
          | 'application.updated'
          | 'fields.reviewed'
          | 'webhook.test';
        status: 'owed' | 'delivering' | 'delivered' | 'failed';
        attempts: number;
        http_status: number | null;
        error: {
          code: string;
          detail: string;
        } | null;
        response: string | null;
        ms: number | null;
        next_try_at: string | null;
        created_at: string;
        delivered_at: string | null;
        replay_of: string | null;
        payload: {
          type: string;
          timestamp: string;
          data: {
            [k: string]: unknown;
          };
        };
      }[];
      next_cursor: string | null;
    };
  };
  'POST /v1/webhooks/{id}/deliveries/{delivery}/replay': {
    path: {
      id: string;
      delivery: string;
    };
    answer: {
      id: string;
      webhook_id: string;
      message_id: string;
      type:
        | 'document.uploaded'
        | 'document.processed'
        | 'batch.finished'
        | 'match.found'
        | 'application.updated'
        | 'fields.reviewed'
        | 'webhook.test';
      status: 'owed' | 'delivering' | 'delivered' | 'failed';
      attempts: number;
      http_status: number | null;
      error: {
        code: string;
        detail: string;
      } | null;
      response: string | null;
      ms: number | null;
      next_try_at: string | null;
      created_at: string;
      delivered_at: string | null;
      replay_of: string | null;
      payload: {
        type: string;
        timestamp: string;
        data: {
          [k: string]: unknown;
        };
      };
    };
  };
  'GET /v1/realtime': {
    answer: undefined;
  };
}
export interface Account {
  id: string;
  email: string | null;
  name: string | null;
  role: ('operator' | 'viewer') | null;
  created_at: string;
}
export interface DocumentList {
  data: DocumentLine[];
  next_cursor: string | null;
  total: number | null;
}
export interface DocumentLine {
  id: string;
  job_id: string | null;
  batch_id: string | null;
  folder_id: string | null;
  filename: string;
  media_type: string | null;
  size_in_bytes: number;
  status: DocumentStatus;
  stage: string | null;
  progress: number;
  category: string | null;
  category_confidence: number | null;
  lowest_confidence: number | null;
  to_review: number;
  page_count: number | null;
  error: DocumentError | null;
  created_at: string;
  started_at: string | null;
  completed_at: string | null;
}
export interface DocumentError {
  code: string;
  detail: string;
  stage?: string | null;
  engine?: string | null;
  [k: string]: unknown;
}
export interface SubmitUploadsRequest {
  queue?: 'interactive' | 'default' | 'bulk';
  /**
   * @minItems 1
   */
  stages?: StageName[];
  delay?: string;
  run_at?: string;
  folder_id?: string;
  duplicates?: 'reuse' | 'new_version' | 'reject' | 'allow';
  notify?: boolean;
  /**
   * @minItems 1
   * @maxItems 100
   */
  uploads: string[];
}
export interface Submitted {
  batch: {
    id: string;
    total: number;
    created_at: string;
  };
  documents: {
    id: string;
    job_id?: string;
    filename: string;
    status: DocumentStatus;
    duplicate_of?: string;
    version_of?: string;
  }[];
  errors: FileProblem[];
}
export interface FileProblem {
  filename: string;
  code: string;
  detail: string;
}
export interface DocumentFilter {
  status?: DocumentStatus;
  category?: Category;
  folder_id?: string;
  batch_id?: string;
  q?: string;
}
export interface Document {
  id: string;
  job_id: string | null;
  batch_id: string | null;
  folder_id: string | null;
  filename: string;
  media_type: string | null;
  size_in_bytes: number;
  status: DocumentStatus;
  stage: string | null;
  progress: number;
  category: string | null;
  category_confidence: number | null;
  lowest_confidence: number | null;
  to_review: number;
  page_count: number | null;
  error: DocumentError | null;
  created_at: string;
  started_at: string | null;
  completed_at: string | null;
  sha256: string | null;
  generation: number;
  category_engine: string | null;
  category_reasons: string[];
  review_threshold: number;
  vector_count: number;
  is_resume: boolean | null;
  version_of: string | null;
  fields: Field[];
  pages: {
    number: number;
    source: 'text' | 'ocr';
    confidence: number | null;
    characters: number;
  }[];
  stages: {
    stage: string;
    engine: string;
    ms: number;
    cost_micro_usd: number;
    at: string;
  }[];
}
export interface Field {
  name: string;
  value: unknown;
  confidence: number;
  page: number | null;
  bbox: never[] | null;
  quote: string | null;
  engine: string;
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
  category?: Category;
  folder_id?: string | null;
  is_resume?: boolean | null;
}
export interface ReviewRequest {
  /**
   * @minItems 1
   * @maxItems 100
   */
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
  }[];
  generation?: number;
}
export interface DocumentStatusReport {
  document_id: string;
  job_id: string | null;
  filename: string;
  status: DocumentStatus;
  stage: string | null;
  progress: number;
  error: DocumentError | null;
  waiting_for: WaitingFor | null;
  created_at: string;
  started_at: string | null;
  completed_at: string | null;
}
export interface WaitingFor {
  reason: 'start_time' | 'next_try' | 'queue_paused' | 'budget' | 'turn' | 'delivery';
  detail: string;
  until: string | null;
}
export interface DocumentText {
  document_id: string;
  generation: number | null;
  pages: {
    number: number;
    text: string;
    source: 'text' | 'ocr';
    confidence: number | null;
  }[];
}
export interface Timeline {
  data: Event[];
}
export interface Event {
  cursor: number;
  type: string;
  at: string;
  document_id: string | null;
  job_id: string | null;
  batch_id: string | null;
  actor: string;
  data: {
    [k: string]: unknown;
  };
}
export interface ContentLink {
  url: string;
  expires_at: string;
}
export interface OpenUploadsRequest {
  /**
   * @minItems 1
   * @maxItems 100
   */
  files: {
    filename: string;
    size: number;
    sha256?: string;
  }[];
}
export interface OpenedUploads {
  uploads: {
    id: string;
    url: string;
    expires_at: string;
  }[];
}
export interface ReprocessRequest {
  /**
   * @minItems 1
   * @maxItems 1000
   */
  ids?: string[];
  filter?: {
    status?: DocumentStatus;
    category?: Category;
    folder_id?: string;
    batch_id?: string;
    q?: string;
    code?: string;
    before?: string;
    outdated?: true;
  };
  /**
   * @minItems 1
   */
  stages?: StageName[];
  queue?: QueueName;
  settings?: JobSettings;
  notify?: boolean;
  preview?: boolean;
}
export interface JobSettings {
  ocr?: 'auto' | 'always';
}
export interface Restarted {
  count: number;
  remaining: number;
  estimated_seconds: number;
  estimated_cost_usd: number;
  batch: {
    id: string;
    total: number;
    created_at: string;
  } | null;
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
  run_at: string;
  tries: number;
  error: DocumentError | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  attempts: Attempt[];
}
export interface Attempt {
  fence: number;
  message_id: string | null;
  retried: number | null;
  started_at: string;
  ended_at: string | null;
  outcome: 'running' | 'completed' | 'failed' | 'canceled' | 'retrying' | 'continued' | 'lost';
  code: string | null;
  retry_after_ms: number | null;
}
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
  progress: number;
  documents: DocumentLine[];
}
export interface EventList {
  data: Event[];
  cursor: number;
  next_cursor: string | null;
}
export interface NotificationList {
  total: number;
  unread: number;
  next_cursor: string | null;
  data: Notification[];
}
export interface Notification {
  id: string;
  type: 'job_result' | 'job_match' | 'application_update' | 'digest' | 'webhook_disabled';
  title: string;
  data: {
    [k: string]: unknown;
  };
  documents: {
    id: string;
    filename: string;
    status: string;
  }[];
  mail: ('waiting' | 'sent' | 'delivered' | 'opened' | 'bounced' | 'failed' | 'unknown') | null;
  read: boolean;
  created_at: string;
}
export interface TestMailRequest {
  id: string;
  to: string;
}
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
      /**
       * @maxItems 5
       */
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
      /**
       * @maxItems 5
       */
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
      /**
       * @maxItems 5
       */
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
      /**
       * @maxItems 5
       */
      data: {
        id: string;
        filename: string;
        category: string | null;
      }[];
    };
    failed: {
      count: number;
      /**
       * @maxItems 5
       */
      data: {
        id: string;
        filename: string;
        code: string | null;
        detail: string | null;
      }[];
    };
    waiting_for_review: {
      count: number;
      /**
       * @maxItems 5
       */
      data: {
        id: string;
        filename: string;
      }[];
    };
  };
}
export interface NotificationSettings {
  email_enabled: boolean;
  digest_frequency: 'daily' | 'weekly' | 'disabled';
  digest_hour: number;
  digest_weekday: number;
  time_zone: string;
  quiet_hours: {
    from: string;
    to: string;
  } | null;
  notify_job_results: boolean;
  notify_new_matches: boolean;
  notify_application_updates: boolean;
  min_match_score: number;
  unreachable: {
    reason: 'bounced' | 'dropped' | 'complained' | 'unsubscribed' | 'by_hand';
    since: string;
  } | null;
}
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
  /**
   * @minItems 1
   * @maxItems 1000
   */
  postings: NewPosting[];
}
export interface NewPosting {
  external_id: string;
  title: string;
  company?: string | null;
  location?: string | null;
  salary_min?: number | null;
  salary_max?: number | null;
  currency?: string | null;
  description?: string | null;
  /**
   * @maxItems 50
   */
  skills?: string[];
  apply_url?: string | null;
  posted_at?: string | null;
  closes_at?: string | null;
}
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
export interface Posting {
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
  description: string | null;
}
export interface MatchList {
  data: Match[];
  next_cursor: string | null;
}
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
  score: number;
  vector_score: number;
  skills_score: number;
  matched_skills: string[];
  missing_skills: string[];
  evidence: {
    page: number;
    quote: string;
  }[];
  created_at: string;
}
export interface ApplicationList {
  data: Application[];
  next_cursor: string | null;
}
export interface Application {
  id: string;
  applicant_id: string;
  posting: PostingLine;
  document_id: string | null;
  status: 'submitted' | 'reviewing' | 'interview' | 'offered' | 'hired' | 'rejected' | 'withdrawn';
  note: string | null;
  created_at: string;
  updated_at: string;
}
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
  document_id?: string | null;
  note?: string | null;
}
export interface ApplicationMove {
  status: 'reviewing' | 'interview' | 'offered' | 'hired' | 'rejected' | 'withdrawn';
}
export interface QueueReport {
  now: string;
  queues: {
    name: string;
    paused_at: string | null;
    held_by: ('queue_paused' | 'budget') | null;
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
export interface Budget {
  day: string;
  daily_usd: number | null;
  spent_usd: number;
  held_since: string | null;
}
export interface MailQuota {
  day: string;
  daily: number | null;
  sent: number | null;
}
export interface QueueState {
  queue: string;
  paused: boolean;
  changed: boolean;
}
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
  preview?: boolean;
  rate_per_minute?: number;
}
export interface FailureFilter {
  fingerprint?: string;
  queue?: QueueName;
  stage?: StageName;
  code?: string;
  since?: string;
}
export interface Redriven {
  count: number;
  remaining: number;
  estimated_seconds: number;
  estimated_cost_usd: number;
  batches: {
    id: string;
    total: number;
  }[];
}
export interface OverdueList {
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
  daily_usd: number | null;
}
export interface MailQuotaRequest {
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
  dry_run?: boolean;
}
export interface ApiKeyList {
  data: ApiKey[];
  next_cursor: string | null;
}
export interface ApiKey {
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  expires_at: string;
  last_used_at: string | null;
  rotated_at: string | null;
  revoked_at: string | null;
  created_at: string;
}
export interface NewApiKeyRequest {
  name: string;
  /**
   * @minItems 1
   * @maxItems 50
   */
  scopes: Scope[];
  expires_in_days?: number;
}
export interface NewApiKey {
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  expires_at: string;
  last_used_at: string | null;
  rotated_at: string | null;
  revoked_at: string | null;
  created_at: string;
  key: string;
}
export interface RotateApiKeyRequest {
  grace_seconds?: number;
}
