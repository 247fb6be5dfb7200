import type { LabelledFile } from '../../../bench/eval/manifest.ts';
import type { Outcome, Read } from '../../../bench/eval/send.ts';
import type { Document } from '../../../lib/documents/document.ts';

const labelled = (label: Partial<LabelledFile>): LabelledFile => ({
  file: 'a-file',
  category: 'invoice',
  format: 'pdf',
  bytes: 1,
  text_truth_usable: true,
  use_for_classification: true,
  fields: {},
  ...label,
});

const bare: Document = {
  id: '0198a8f0-0000-7000-8000-00000000000a',
  job_id: null,
  batch_id: null,
  folder_id: null,
  filename: 'document-1',
  media_type: null,
  size_in_bytes: 1,
  status: 'completed',
  stage: null,
  progress: 100,
  category: null,
  category_confidence: null,
  lowest_confidence: null,
  to_review: 0,
  page_count: 1,
  error: null,
  created_at: '2026-11-21T10:00:00.000Z',
  started_at: null,
  completed_at: null,
  sha256: null,
  generation: 1,
  read_as: null,
  category_engine: null,
  category_reasons: [],
  review_threshold: 0.7,
  vector_count: 0,
  is_resume: null,
  version_of: null,
  fields: [],
  pages: [],
  stages: [],
};

interface Found {
  text?: string;
  fromOcr?: boolean;
  pages?: number;
  seconds?: number;
  category?: string;
  confidence?: number;
  fields?: Record<string, Document['fields'][number]['value']>;
  fieldConfidence?: number;
}

/** A labelled file and what the pipeline read of it. */
export function read(label: Partial<LabelledFile>, found: Found): Read {
  const { text = '', fromOcr = false, pages = 1, seconds = null, category = null, confidence = null } = found;
  const fields = Object.entries(found.fields ?? {}).map(([name, value]) => ({
    name,
    value,
    confidence: found.fieldConfidence ?? 0.9,
    page: 1,
    bbox: null,
    quote: null,
    engine: 'rules',
    review: null,
  }));
  const document = { ...bare, page_count: pages, category, category_confidence: confidence, fields };
  return { file: labelled(label), state: 'read', document, text, fromOcr, seconds };
}

/** A labelled file that the pipeline refused or could not read. */
export const notRead = (state: 'unsupported' | 'failed', code: string, label: Partial<LabelledFile> = {}): Outcome => ({
  file: labelled(label),
  state,
  code,
  detail: '',
});
