import { AppError } from '../../errors.ts';
import type { MediaType } from '../media-type.ts';

/** Formats that nobody writes as text: what has such a name and is a web page came instead of the document. */
const neverMarkup = /\.(pdf|docx|xlsx|pptx|odt|ods|odp|epub|msg|png|jpe?g|gif|tiff?)$/i;
const mail = /\.eml$/i;
const headerLine = /^[!-9;-~]{1,76}:/;

/**
 * Refuses a file that only its name makes a document: a login or an error page that was saved in the place of one, or
 * a mail without any header. Throws `unsupported_format` or `document_corrupt`; what a file is, its bytes alone decide.
 */
export function refuseMisnamed(filename: string, mediaType: MediaType, bytes: Uint8Array): void {
  const extension = neverMarkup.exec(filename)?.[1]?.toUpperCase();
  if (extension && mediaType === 'text/html') {
    throw new AppError(
      'unsupported_format',
      `This is a web page with the name of a ${extension} file, such as a login or an error page that was saved in its place. Download the document again, or name the page .html if it is meant.`,
    );
  }
  if (!mail.test(filename) || mediaType !== 'text/plain') return;
  const start = new TextDecoder().decode(bytes.subarray(0, 500)).trimStart();
  if (headerLine.test(start)) return;
  throw new AppError(
    'document_corrupt',
    'This is not an e-mail: it has no headers. Save it again from your mail program, or name it .txt if it is a text.',
  );
}
