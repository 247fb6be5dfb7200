import * as z from 'zod';
import { AccessList } from '../../lib/accesses/access.ts';
import { AccessesInput } from '../../lib/documents/accesses.ts';
import { Bulk, DeleteInput, MoveInput, RestoreInput } from '../../lib/documents/bulk.ts';
import { ContentLink } from '../../lib/documents/content.ts';
import {
  Document,
  DocumentChanges,
  DocumentList,
  DocumentStatusReport,
  Submitted,
} from '../../lib/documents/document.ts';
import { ExportedDocument, ExportInput, ExportOneInput } from '../../lib/documents/export.ts';
import { ListDocumentsInput } from '../../lib/documents/list.ts';
import { OpenUploadsInput } from '../../lib/documents/open-uploads.ts';
import { RemoveInput } from '../../lib/documents/remove.ts';
import { ReviewInput } from '../../lib/documents/review.ts';
import { SubmitUploadsInput } from '../../lib/documents/submit-uploads.ts';
import { DocumentSummary } from '../../lib/documents/summary.ts';
import { DocumentText } from '../../lib/documents/text.ts';
import { Timeline } from '../../lib/documents/timeline.ts';
import { Folder, FolderInput, FolderList } from '../../lib/folders/folder.ts';
import { ReprocessInput, Restarted } from '../../lib/jobs/restart.ts';
import { SearchInput, SearchResults } from '../../lib/search/search.ts';
import type { Operations } from './operation.ts';
import { MultipartUpload, OpenedUploads } from './shapes.ts';

export const documentsRoutes: Operations = {
  'POST /v1/documents': {
    summary: 'Upload documents, or queue those that were uploaded directly',
    form: MultipartUpload,
    json: SubmitUploadsInput,
    idempotent: true,
    answers: [202, Submitted],
  },
  'GET /v1/documents': {
    summary: 'List documents, newest or least sure first',
    query: ListDocumentsInput,
    answers: [200, DocumentList],
  },
  'GET /v1/documents/summary': {
    summary: 'How many there are, by status and category',
    answers: [200, DocumentSummary],
  },
  'POST /v1/documents/delete': {
    summary: 'Delete many, up to 1,000 a call; preview only counts them',
    json: DeleteInput,
    answers: [200, Bulk],
  },
  'POST /v1/documents/restore': {
    summary: 'Bring deleted documents back within 30 days',
    json: RestoreInput,
    answers: [200, Bulk],
  },
  'POST /v1/documents/move': {
    summary: 'Move many into a folder or (null) out of any, up to 1,000 a call; preview only counts them',
    json: MoveInput,
    answers: [200, Bulk],
  },
  'POST /v1/documents/export': {
    summary: 'Many with their fields as one file, JSON or CSV',
    json: ExportInput,
    answers: [200, z.array(ExportedDocument)],
    files: ['text/csv'],
  },
  'GET /v1/documents/:id': { summary: 'Everything about a document', answers: [200, Document] },
  'PATCH /v1/documents/:id': {
    summary: 'Set category, folder or "this is my resume"',
    json: DocumentChanges,
    answers: [200, Document],
  },
  'PATCH /v1/documents/:id/fields': {
    summary: 'Accept, correct or reject what was found; a correction may add what was not',
    json: ReviewInput,
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
  'GET /v1/documents/:id/text': {
    summary: 'Its text by page, and as Markdown',
    answers: [200, DocumentText],
    instead: ['text/markdown'],
  },
  'GET /v1/documents/:id/accesses': {
    summary: 'Who saw it, newest first',
    query: AccessesInput,
    answers: [200, AccessList],
  },
  'GET /v1/documents/:id/timeline': { summary: 'Its events, oldest first', answers: [200, Timeline] },
  'GET /v1/documents/:id/content': { summary: 'A short-lived link to the original', answers: [200, ContentLink] },
  'GET /v1/documents/:id/export': {
    summary: 'It and its fields as a file, JSON or CSV',
    query: ExportOneInput,
    answers: [200, ExportedDocument],
    files: ['text/csv'],
  },
  'GET /v1/search': {
    summary: 'Pages that answer a question, by words and meaning, best first, with the passage',
    query: SearchInput,
    answers: [200, SearchResults],
  },
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
    or: 200,
  },
  'GET /v1/folders': { summary: 'List folders', answers: [200, FolderList] },
  'POST /v1/folders': { summary: 'Make a folder', json: FolderInput, answers: [201, Folder] },
  'PATCH /v1/folders/:id': { summary: 'Rename a folder', json: FolderInput, answers: [200, Folder] },
  'DELETE /v1/folders/:id': { summary: 'Remove a folder; its documents stay', answers: [204, null] },
};
