import type { Details } from '../operation.ts';

const upload = [
  'not_found',
  'idempotency_conflict',
  'too_many_files',
  'rate_limited',
  'empty_file',
  'file_too_large',
  'unsupported_format',
  'duplicate_document',
  'document_encrypted',
  'document_corrupt',
  'document_too_complex',
  'image_too_large',
  'quota_exceeded',
  'deployment_full',
  'storage_unavailable',
] as const;

export const earlierDetails: Details = {
  'POST /classify-documents-async': { codes: [...upload] },
  'POST /files': { codes: [...upload] },
  'POST /api/documents/upload': { codes: [...upload] },
  'GET /api/batch_status': { codes: ['not_found'] },
  'PUT /files/reparse': { codes: ['not_found', 'idempotency_conflict'] },
  'GET /v2/notifications/settings': { codes: ['not_found'] },
  'PUT /v2/notifications/settings': { codes: ['not_found'] },
  'POST /v2/notifications/test': { codes: ['conflict', 'rate_limited'] },
};
