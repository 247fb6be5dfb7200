import { type Context, ownerOf } from '../context.ts';
import { AppError } from '../errors.ts';
import { sha256 } from '../hash.ts';
import { objectKey } from '../outbox/outbox.ts';
import { type FileProblem, limits, megabytes, type SubmitOptions, type Submitted } from './document.ts';
import { displayName } from './filename.ts';
import { nameBatch, nameDocument } from './identity.ts';
import { refuseMisnamed } from './media-type/misnamed.ts';
import { identify } from './media-type.ts';
import { nothingAccepted, submitDocuments } from './submit.ts';

export interface ReceivedFile {
  filename: string;
  bytes: Uint8Array;
}

interface CheckedFile extends ReceivedFile {
  index: number;
  media_type: string;
  sha256: string;
}

/** Takes the files of one call into Storage and queues them; throws when none of them can be taken. */
export async function receiveDocuments(
  ctx: Context,
  input: { files: ReceivedFile[]; options: SubmitOptions; idempotencyKey: string | null },
): Promise<Submitted> {
  const owner = ownerOf(ctx);
  refuseTooMuch(input.files);
  const problems: FileProblem[] = [];
  const checked: CheckedFile[] = [];
  for (const [index, file] of input.files.entries()) {
    const filename = displayName(file.filename);
    try {
      const { bytes } = file;
      const media_type = identify(bytes);
      refuseMisnamed(filename, media_type, bytes);
      checked.push({ index, filename, bytes, media_type, sha256: await sha256(bytes) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push({ index, filename, code: error.code, detail: error.message });
    }
  }
  if (checked.length === 0) throw nothingAccepted(problems);

  const key = input.idempotencyKey;
  const batch = await nameBatch(ctx, owner, key, [
    input.options,
    checked.map(({ filename, sha256 }) => [filename, sha256]),
  ]);
  const files = await Promise.all(
    checked.map(async ({ bytes, index: _, ...file }, index) => {
      const ids = await nameDocument(ctx, owner, key, index, file.sha256);
      await ctx.files.put(objectKey(owner, ids.id), bytes, file.media_type);
      return { ...ids, ...file, size_in_bytes: bytes.byteLength };
    }),
  );
  const places = checked.map(({ index }) => index);
  try {
    return await submitDocuments(ctx, batch, input.options, files, problems, places);
  } catch (error) {
    // Of somebody who has left nothing is kept, and no row of theirs will ever speak of these.
    if (error instanceof AppError && error.code === 'unauthorized')
      await ctx.files.remove(files.map(({ id }) => objectKey(owner, id))).catch(() => undefined);
    throw error;
  }
}

function refuseTooMuch(files: ReceivedFile[]): void {
  if (files.length === 0)
    throw new AppError('invalid_input', 'Send at least one file, in form fields named "files".', {
      issues: [{ path: 'files', message: 'is missing' }],
    });
  if (files.length > limits.filesPerCall)
    throw new AppError(
      'too_many_files',
      `${files.length} files are too many for one call; send at most ${limits.filesPerCall}.`,
    );
  const total = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  if (total > limits.requestBytes) throw tooLarge(total);
}

/** The refusal of a call that is too large for the worker, with the way that is meant for it. */
export const tooLarge = (bytes: number | null): AppError =>
  new AppError(
    'request_too_large',
    `${bytes === null ? 'The files are' : `These files are ${megabytes(bytes)} together, which is`} more than the ${megabytes(limits.requestBytes)} that one call takes; upload larger files through POST /v1/uploads (up to ${megabytes(limits.fileBytes)} each).`,
  );
