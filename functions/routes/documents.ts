import { Hono, type Context as HonoContext } from 'hono';
import { AccessesInput, listAccesses } from '../../lib/documents/accesses.ts';
import {
  DeleteInput,
  deleteDocuments,
  MoveInput,
  moveDocuments,
  RestoreInput,
  restoreDocuments,
} from '../../lib/documents/bulk.ts';
import { documentContent } from '../../lib/documents/content.ts';
import { DocumentChanges } from '../../lib/documents/document.ts';
import { ExportInput, ExportOneInput, exportDocument, exportDocuments } from '../../lib/documents/export.ts';
import { getDocument, openDocument } from '../../lib/documents/get.ts';
import { ListDocumentsInput, listDocuments } from '../../lib/documents/list.ts';
import { receiveDocuments } from '../../lib/documents/receive.ts';
import { RemoveInput, removeDocument, restoreDocument } from '../../lib/documents/remove.ts';
import { ReviewInput, reviewFields } from '../../lib/documents/review.ts';
import { documentStatus, statusVersion } from '../../lib/documents/status.ts';
import { SubmitUploadsInput, submitUploads } from '../../lib/documents/submit-uploads.ts';
import { summarizeDocuments } from '../../lib/documents/summary.ts';
import { documentText } from '../../lib/documents/text.ts';
import { documentTimeline } from '../../lib/documents/timeline.ts';
import { updateDocument } from '../../lib/documents/update.ts';
import { AppError } from '../../lib/errors.ts';
import { ReprocessInput, reprocessDocuments } from '../../lib/jobs/restart.ts';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { whileAllowed } from '../middleware/limit.ts';
import { checked, validate } from '../middleware/validate.ts';
import { readForm } from '../upload-form.ts';
import { attachmentHeaders, streamOf } from './attachment.ts';
import { respondWithETag } from './etag.ts';
import { idempotencyKey, idParam } from './params.ts';
import { respondWithText } from './text.ts';

const id = (c: HonoContext) => idParam(c.req.param('id'), 'document');

export const documents = new Hono<AppEnv>()
  .use(authenticate)
  .post('/', async (c) => {
    const key = idempotencyKey(c.req.header('idempotency-key'));
    const json = /^application\/json\b/i.test(c.req.header('content-type') ?? '');
    const input = await whileAllowed(c, json ? readUploads(c.req.raw) : readForm(c.req.raw));
    if ('uploads' in input) return c.json(await submitUploads(c.var.ctx, input, key), 202);
    return c.json(await receiveDocuments(c.var.ctx, { ...input, idempotencyKey: key }), 202);
  })
  .get('/', validate('query', ListDocumentsInput), async (c) =>
    c.json(await listDocuments(c.var.ctx, c.req.valid('query'))),
  )
  .post('/reprocess', validate('json', ReprocessInput), async (c) => {
    const input = c.req.valid('json');
    const restarted = await reprocessDocuments(c.var.ctx, input, idempotencyKey(c.req.header('idempotency-key')));
    return c.json(restarted, input.preview ? 200 : 202);
  })
  .post('/delete', validate('json', DeleteInput), async (c) =>
    c.json(await deleteDocuments(c.var.ctx, c.req.valid('json'))),
  )
  .post('/restore', validate('json', RestoreInput), async (c) =>
    c.json(await restoreDocuments(c.var.ctx, c.req.valid('json'))),
  )
  .post('/move', validate('json', MoveInput), async (c) => c.json(await moveDocuments(c.var.ctx, c.req.valid('json'))))
  .post('/export', validate('json', ExportInput), async (c) => {
    const input = c.req.valid('json');
    const file = await streamOf(exportDocuments(c.var.ctx, input));
    return c.body(file, 200, attachmentHeaders('documents', input.format));
  })
  .get('/summary', async (c) => c.json(await summarizeDocuments(c.var.ctx)))
  .get('/:id', async (c) => c.json(await openDocument(c.var.ctx, id(c))))
  .get('/:id/status', async (c) => {
    const report = await documentStatus(c.var.ctx, id(c));
    return respondWithETag(c, report, statusVersion(report));
  })
  .get('/:id/text', async (c) => respondWithText(c, await documentText(c.var.ctx, id(c))))
  .get('/:id/timeline', async (c) => c.json(await documentTimeline(c.var.ctx, id(c))))
  .get('/:id/accesses', validate('query', AccessesInput), async (c) =>
    c.json(await listAccesses(c.var.ctx, id(c), c.req.valid('query'))),
  )
  .get('/:id/content', async (c) => c.json(await documentContent(c.var.ctx, id(c))))
  .get('/:id/export', validate('query', ExportOneInput), async (c) => {
    const { format } = c.req.valid('query');
    const { filename, text } = await exportDocument(c.var.ctx, id(c), format);
    return c.body(text, 200, attachmentHeaders(filename, format));
  })
  .patch('/:id', validate('json', DocumentChanges), async (c) =>
    c.json(await updateDocument(c.var.ctx, id(c), c.req.valid('json'))),
  )
  .patch('/:id/fields', validate('json', ReviewInput), async (c) =>
    c.json(await reviewFields(c.var.ctx, id(c), c.req.valid('json'))),
  )
  .delete('/:id', validate('query', RemoveInput), async (c) => {
    await removeDocument(c.var.ctx, id(c), c.req.valid('query').permanent === 'true');
    return c.body(null, 204);
  })
  .post('/:id/restore', async (c) => {
    await restoreDocument(c.var.ctx, id(c));
    return c.json(await getDocument(c.var.ctx, id(c)));
  });

async function readUploads(request: Request) {
  const body = await request.json().catch((cause: unknown) => {
    throw new AppError('malformed_request', 'The body is not valid JSON.', { cause });
  });
  return checked('json', SubmitUploadsInput, body);
}
