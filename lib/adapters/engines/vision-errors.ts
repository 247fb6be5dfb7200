import { AppError } from '../../errors.ts';
import type { Status } from './vision-answer.ts';

/** The engine is away, and may be back. */
export const unavailable = (detail: string, cause?: unknown, retryAfter?: number): AppError =>
  new AppError('engine_unavailable', detail, { cause, retryAfter });

/** Characters that the vendor takes in one request; what it would refuse need not be sent. */
const largestRequest = 40 * 1024 * 1024;
const aroundTheBytes = 1024;

/** Throws `image_too_large` for bytes that no request can bring to the engine. */
export function refuseTooLarge({ length }: Uint8Array): void {
  if (Math.ceil(length / 3) * 4 + aroundTheBytes <= largestRequest) return;
  const megabytes = (length / 1024 / 1024).toFixed(1);
  throw new AppError(
    'image_too_large',
    `The picture has ${megabytes} MB, and the OCR engine takes less than 30 MB; save it with fewer pixels, or as a JPEG.`,
  );
}

/** Translates an HTTP answer that is not 2xx. */
export async function errorOfStatus(response: Response): Promise<AppError> {
  const text = await response.text().catch(() => '');
  if (response.status === 413 || /payload size exceeds/i.test(text)) {
    return new AppError(
      'image_too_large',
      'The file is too large for the OCR engine; a smaller or more compressed one would be read.',
    );
  }
  const cause = new Error(`HTTP ${response.status}: ${text.slice(0, 500)}`);
  if (response.status === 429 || response.status >= 500) {
    return unavailable(`The OCR engine is not available (HTTP ${response.status}).`, cause, retryAfter(response));
  }
  return new AppError('engine_refused', `The OCR engine refused the request (HTTP ${response.status}).`, { cause });
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

// google.rpc.Code
const invalidArgument = 3;
const refusals = [5, 7, 9, 12, 16];

/** Translates what the vendor says is wrong with one image or page. */
export function errorInAnswer({ code, message }: Status): AppError {
  const cause = new Error(`google.rpc.Code ${code}: ${message}`);
  if (refusals.includes(code)) return new AppError('engine_refused', 'The OCR engine refused the request.', { cause });
  if (code !== invalidArgument) return unavailable('The OCR engine could not read the page this time.', cause);
  if (/too large|megapixels/i.test(message)) {
    return new AppError(
      'image_too_large',
      'The image has too many pixels to be read; send it with at most 50 megapixels.',
      { cause },
    );
  }
  if (/password|encrypted/i.test(message)) {
    return new AppError('document_encrypted', 'The file asks for a password; send it without one.', { cause });
  }
  return new AppError(
    'document_corrupt',
    'The image is damaged, or not of the kind it says; send it again or in another format.',
    { cause },
  );
}
