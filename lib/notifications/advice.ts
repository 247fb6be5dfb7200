const again =
  'Your file seems fine: a service that reads it was not available. Open the document and process it again.';

const advice: Record<string, string> = {
  document_encrypted: 'Remove the password and upload the document again.',
  document_corrupt: 'The file is damaged. Open it on your computer, save it under a new name and upload that copy.',
  document_too_complex: 'Print it to a new PDF, or split it into smaller parts, and upload those.',
  image_too_large: 'Save the image with fewer pixels and upload it again.',
  unsupported_format: 'Save it as a PDF, Word, Excel, PowerPoint, text or image file and upload that.',
  empty_file: 'The file has no content. Check the original and upload it again.',
  file_too_large: 'Split it into smaller files and upload those.',
  checksum_mismatch: 'The file changed on its way to us. Upload it again.',
  missing_object: 'The file never arrived. Upload it again.',
  engine_unavailable: again,
  engine_refused: again,
  storage_unavailable: again,
  unavailable: again,
  rate_limited: again,
  internal: again,
  attempts_exhausted:
    'We tried several times. Open the document and process it again; if that fails too, upload another copy.',
  out_of_time: 'It took too long to read. Split it into smaller parts and upload those.',
};

/** What a person can do about a document that failed with this code; unknown codes get advice that is never wrong. */
export const adviceFor = (code: string): string =>
  (Object.hasOwn(advice, code) ? advice[code] : undefined) ??
  'Open the document to see what happened; you can process it again or upload another copy.';
