import type { ZodType } from 'zod';

// What the product needs from outside, in its own words. lib/adapters says how each is got.

export type Args = Record<string, unknown>;

/** An effect that a commit owes the outside world; it comes leased to whoever made the commit. */
export interface Effect {
  id: string | null;
  kind: 'run_job' | 'run_task' | 'call_webhook' | 'send_mail' | 'delete_objects' | 'erase_account';
  dedupe_key: string;
  /** Whom it is done for; null when it is done for nobody in particular. */
  owner: string | null;
  payload: unknown;
  /** A mail that may have been sent already, but of which nothing was ever heard. */
  is_second_try?: boolean | undefined;
}

/** One entry of an owner's log; cursors are gapless and in commit order. */
export interface LoggedEvent {
  owner: string;
  cursor: number;
  type: string;
  document_id: string | null;
  job_id: string | null;
  batch_id: string | null;
  data: unknown;
  at: string;
}

export type Commit<T> = T & { effects: Effect[]; events: LoggedEvent[] };

export interface Database {
  /** Calls a read function as the signed-in user, so that row-level security decides what there is. */
  read<T>(name: string, args: Args, schema: ZodType<T>): Promise<T>;
  /** Calls a write function as the worker: state, events and effects in one transaction. */
  commit<T>(name: string, args: Args, schema: ZodType<T>): Promise<Commit<T>>;
}

export interface Files {
  /** Stores an object under a new key; a key that exists keeps its bytes and answers `exists`. */
  put(key: string, bytes: Uint8Array, mediaType: string): Promise<'stored' | 'exists'>;
  /** The whole object, or null when there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** A URL that takes one PUT of this object without a token. */
  signUpload(key: string): Promise<{ url: string; expires_at: string }>;
  /** A short-lived URL that downloads the object under this file name. */
  link(key: string, filename: string): Promise<{ url: string; expires_at: string }>;
  remove(keys: string[]): Promise<void>;
  /** Removes up to a thousand objects right below this folder; answers whether it is empty. */
  removeBelow(folder: string): Promise<boolean>;
}

export interface QueueMessage {
  /** Which message route does the work. */
  task: 'run_job' | 'send_mails' | 'embed' | 'call_webhook';
  /** Null for work that is not a job's. */
  job_id: string | null;
  /** Which delivery to a webhook is meant, if one is. */
  delivery_id?: string;
  /** What runs at most `parallelism` at a time. */
  queue: string;
  dedupe_key: string;
  parallelism: number;
  rate: number | null;
  period: string | null;
  /** Milliseconds from now. */
  delay_ms: number;
  /** The trace that the work belongs to; without one it is that of whoever asks for it. */
  trace_id?: string | null | undefined;
}

export interface Queue {
  /** Publishes messages in one call; throws when the broker did not take them. */
  publish(messages: QueueMessage[]): Promise<void>;
}

/** One page as an OCR engine saw it; boxes are shares (0–1) of the page, confidence is 0–1, `words` as in the pages. */
export interface OcrPage {
  text: string;
  confidence: number;
  lines: { text: string; bbox: [number, number, number, number]; words?: number[] }[];
}

export interface Ocr {
  /** Name and version, kept with every result. */
  readonly engine: string;
  /** What a page costs, in micro-dollars. */
  readonly microUsdPerPage: number;
  /** Reads one image (PNG, JPEG, WebP, GIF, BMP). */
  readImage(bytes: Uint8Array): Promise<OcrPage>;
  /** Reads some pages (from 1), five at most, of a PDF, which the engine renders; answers them in the order asked. */
  readPdfPages(pdf: Uint8Array, pages: number[]): Promise<OcrPage[]>;
  /** Reads some pages of a TIFF in the same way. */
  readTiffPages(tiff: Uint8Array, pages: number[]): Promise<OcrPage[]>;
}

export interface Question<T> {
  name: string;
  instructions: string;
  input: string;
  schema: ZodType<T>;
  /** Told what the answer took, whether it could be used or not. */
  spent?(tokens: { in: number; out: number; microUsd: number }): void;
}

export interface Model {
  readonly engine: string;
  /** What one document may take, questions and answers together; absent means without a bound. */
  readonly tokensPerDocument?: number;
  /** Asks a language model for JSON of this shape; throws AppError when it is unavailable or answers otherwise. */
  answer<T>(request: Question<T>): Promise<T>;
}

/** Where a model's cosines lie: what it makes of unrelated texts differs from model to model. */
export interface EmbeddingModel {
  /** Kept with every vector; vectors of two models are never compared. */
  name: string;
  /** The cosine that is as likely a right pair as a wrong one. */
  midpoint: number;
  /** How far from it the odds change by the factor e. */
  scale: number;
}

export interface Embedder {
  readonly model: EmbeddingModel;
  /**
   * One vector of 768 numbers and unit length for each text, in order; throws AppError when the engine does not serve, or
   * not within `patienceMs`. The vector of a question is remembered while its answers are read.
   */
  embed(texts: string[], options?: { patienceMs?: number; isQuestion?: boolean }): Promise<number[][]>;
}

/** The engines of this deployment; an absent one means that the offline default does the work. */
export interface Engines {
  ocr: Ocr | null;
  model: Model | null;
  /** Without one nothing is matched: postings and resumes wait for it. */
  embedder: Embedder | null;
}

export interface Progress {
  job_id: string;
  document_id: string;
  status: string;
  stage: string | null;
  progress: number;
  message: string | null;
}

/** What the database could not be told: kept elsewhere until somebody is about to do it once more. */
export interface Receipts {
  /** Keeps that these mails were taken; never throws. */
  keep(effectIds: string[]): Promise<void>;
  /** Which of these were; null when nobody can tell now. */
  find(effectIds: string[]): Promise<Set<string> | null>;
}

export interface Live {
  /** Keeps the newest frame of a run where readers find it while it is hot, and shows it to whoever watches; never throws. */
  progress(owner: string, frame: Progress): Promise<void>;
  /** The newest frame of a run, or null when there is none or the cache is away; never throws. */
  latest(jobId: string): Promise<Progress | null>;
  /** Tells whoever watches what was just committed, each owner their own; bounded in time, never throws. */
  ring(events: LoggedEvent[]): Promise<void>;
  /** Resolves when this owner's log has, or gets, an event after the cursor, at the latest after so many milliseconds; never throws. */
  next(owner: string, after: number, ms: number): Promise<void>;
}

/** What happened a short while ago, as far as somebody remembers: good for sparing a call, and for nothing else. */
export interface Recently {
  has(entry: string): boolean;
  add(entry: string): void;
  delete(entry: string): void;
}

export interface DependencyHealth {
  name: string;
  required: boolean;
  state: 'up' | 'down' | 'off';
  ms: number;
  detail: string | null;
}
