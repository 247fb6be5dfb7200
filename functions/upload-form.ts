import { limits, type SubmitOptions, SubmitOptions as SubmitOptionsSchema } from '../lib/documents/document.ts';
import { type ReceivedFile, tooLarge } from '../lib/documents/receive.ts';
import { AppError } from '../lib/errors.ts';
import { checked } from './middleware/validate.ts';

// Boundaries, part headers and the other fields of a call with twenty files.
const envelopeBytes = 128 * 1024;

// The platform itself takes no more in one request.
const mostDropped = 100 * 1024 * 1024;

/** Reads a multipart upload: files in `files`, options in the other fields; never holds more than one call may weigh. */
export async function readForm(request: Request): Promise<{ files: ReceivedFile[]; options: SubmitOptions }> {
  const form = await readParts(request);
  const files: Promise<ReceivedFile>[] = [];
  // Without a prototype, so that every name is one like any other.
  const fields: Record<string, unknown> = Object.create(null);
  const issues: { path: string[]; message: string }[] = [];
  for (const [name, value] of form) {
    if (typeof value !== 'string') {
      if (name === 'files' || name === 'files[]') files.push(received(value));
      else issues.push({ path: [name], message: 'is not where files go; name the field "files"' });
    } else if (Object.hasOwn(fields, name)) issues.push({ path: [name], message: 'is given twice' });
    else if (name === 'files') issues.push({ path: [name], message: 'must be a file, not text' });
    else fields[name] = value;
  }
  const options = checked('form', SubmitOptionsSchema, fields, issues);
  return { files: await Promise.all(files), options };
}

/** Reads the parts of a multipart upload, which together never weigh more than one call may; throws AppError. */
export async function readParts(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type))
    throw new AppError('malformed_request', 'Send files as multipart/form-data, or uploads as application/json.');
  return parse(await bounded(request));
}

/** A file of a form with its bytes. */
export const received = async (file: File): Promise<ReceivedFile> => ({
  filename: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
});

async function parse(request: Request | Response): Promise<FormData> {
  try {
    return await request.formData();
  } catch (cause) {
    const detail = 'The multipart body cannot be read: check its boundary and that it is complete.';
    throw new AppError('malformed_request', detail, { cause });
  }
}

const most = limits.requestBytes + envelopeBytes;

/** The request when it says that it is small enough, otherwise what was counted of it. */
async function bounded(request: Request): Promise<Request | Response> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN);
  if (declared <= most) return request;
  return new Response(await countedBody(request), { headers: request.headers });
}

// What is too much is read to its end and dropped: a client that is still sending would see a broken connection instead
// of the answer.
async function countedBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > mostDropped) break;
    if (size <= most) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > most) throw tooLarge(size > mostDropped ? null : size);
  const body = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}
