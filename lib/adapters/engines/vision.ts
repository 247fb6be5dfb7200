import { isLoopback } from '../../env.ts';
import type { Ocr, OcrPage } from '../../ports.ts';
import { traceHeaders } from '../../trace.ts';
import { createTokens } from './google-token.ts';
import { streamWithBase64 } from './stream-with-base64.ts';
import { FilesAnswer, ImagesAnswer, type PageAnswer } from './vision-answer.ts';
import { errorInAnswer, errorOfStatus, refuseTooLarge, unavailable } from './vision-errors.ts';
import { ocrPageOf } from './vision-page.ts';

export interface VisionOptions {
  /** `https://vision.googleapis.com`, or a server that speaks its protocol. */
  url: string;
  /** The service account's JSON key; null for a server that asks nobody who they are. */
  credentials: string | null;
  /** Milliseconds since the epoch. */
  now?: () => number;
  timeoutMs?: number;
}

const features = [{ type: 'DOCUMENT_TEXT_DETECTION' }];

/** Reads text by Google Cloud Vision v1; every failure is an AppError about the engine or about the document. */
export function createOcr({ url, credentials, now = Date.now, timeoutMs = 35_000 }: VisionOptions): Ocr {
  const base = url.replace(/\/+$/, '');
  const tokens = credentials === null ? null : createTokens(credentials, now);

  async function annotate(operation: string, requestFor: (content: string) => object, bytes: Uint8Array) {
    refuseTooLarge(bytes);
    const signal = AbortSignal.timeout(timeoutMs);
    const token = await tokens?.(signal);
    const response = await fetch(`${base}/v1/${operation}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        ...traceHeaders(),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: streamWithBase64((content) => JSON.stringify({ requests: [requestFor(content)] }), bytes),
      signal,
      // Node wants this wherever a body is a stream.
      ...{ duplex: 'half' },
    }).catch((cause: unknown) => {
      throw unavailable('The OCR engine could not be reached, or took too long.', cause);
    });
    if (!response.ok) throw await errorOfStatus(response);
    return response.json().catch((cause: unknown) => {
      throw unavailable('The OCR engine broke off its answer.', cause);
    });
  }

  async function readFilePages(mimeType: string, bytes: Uint8Array, pages: number[]): Promise<OcrPage[]> {
    const requestFor = (content: string) => ({ inputConfig: { content, mimeType }, features, pages });
    const answer = await annotate('files:annotate', requestFor, bytes);
    const file = FilesAnswer.safeParse(answer).data?.responses[0];
    if (file?.error) throw errorInAnswer(file.error);
    return pages.map((_, index) => pageOf(file?.responses?.[index]));
  }

  return {
    engine: isLoopback(base) ? 'pp-ocr-v4' : 'google-vision',
    // Vision's list price beyond the free pages of a month: $1.50 for 1,000 (cloud.google.com/vision/pricing).
    microUsdPerPage: isLoopback(base) ? 0 : 1500,

    async readImage(bytes) {
      const answer = await annotate('images:annotate', (content) => ({ image: { content }, features }), bytes);
      return pageOf(ImagesAnswer.safeParse(answer).data?.responses[0]);
    },

    readPdfPages: (pdf, pages) => readFilePages('application/pdf', pdf, pages),
    readTiffPages: (tiff, pages) => readFilePages('image/tiff', tiff, pages),
  };
}

function pageOf(answer: PageAnswer | undefined): OcrPage {
  if (!answer) throw unavailable('The OCR engine answered in a form that is not understood.');
  if (answer.error) throw errorInAnswer(answer.error);
  return ocrPageOf(answer);
}
