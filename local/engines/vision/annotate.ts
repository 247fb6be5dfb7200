import type { ZodError } from 'zod';
import type { Reader } from '../reader.ts';
import { type Fault, isFault } from '../reading.ts';
import { googleError } from './errors.ts';
import { FilesRequest, ImagesRequest, unsupportedFeature } from './requests.ts';
import { fileResponse, imageResponse } from './responses.ts';

/** Answers the body of one call; `pagesRead` are those that Google would bill. Throws what the reader throws. */
export type Annotate = (
  body: unknown,
  reader: Reader,
  signal: AbortSignal,
) => Promise<{ response: Response; pagesRead: number }>;

/** `images:annotate`: a batch of images, each with its own text or error. */
export const annotateImages: Annotate = async (body, reader, signal) => {
  const parsed = ImagesRequest.safeParse(body);
  if (!parsed.success) return refused(badRequest(parsed.error));
  const feature = unsupportedFeature(parsed.data.requests);
  if (feature) return refused(onlyText(feature));
  const responses: object[] = [];
  let pagesRead = 0;
  for (const { image } of parsed.data.requests) {
    const answer = await reader.read({ kind: 'image', bytes: bytesOf(image.content) }, signal);
    const reading = 'image' in answer ? answer.image : faultIn(answer);
    if (!isFault(reading)) pagesRead += 1;
    responses.push(imageResponse(reading));
  }
  return { response: Response.json({ responses }), pagesRead };
};

/** `files:annotate`: up to five pages of a PDF, TIFF or GIF. */
export const annotateFiles: Annotate = async (body, reader, signal) => {
  const parsed = FilesRequest.safeParse(body);
  if (!parsed.success) return refused(badRequest(parsed.error));
  const feature = unsupportedFeature(parsed.data.requests);
  if (feature) return refused(onlyText(feature));
  const responses: object[] = [];
  let pagesRead = 0;
  for (const { inputConfig, pages } of parsed.data.requests) {
    const { content, mimeType } = inputConfig;
    const answer = await reader.read({ kind: 'file', bytes: bytesOf(content), mediaType: mimeType, pages }, signal);
    const reading = 'file' in answer ? answer.file : faultIn(answer);
    if ('pages' in reading) pagesRead += reading.pages.filter((page) => !isFault(page.reading)).length;
    responses.push(fileResponse(reading, mimeType));
  }
  return { response: Response.json({ responses }), pagesRead };
};

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

const faultIn = (answer: object): Fault =>
  'fault' in answer ? (answer.fault as Fault) : { code: 13, message: 'Internal error.' };

const refused = (response: Response) => ({ response, pagesRead: 0 });

const onlyText = (feature: string): Response =>
  googleError(501, `This engine server reads text only; it has no ${feature}.`);

function badRequest(error: ZodError): Response {
  const issues = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return googleError(400, `The request is invalid. ${issues.join('; ')}`);
}
