/** What to do about a document that could not be read, beyond what its error says. */
interface Advice {
  words: string;
  /** Whether reading the same file once more may go better. */
  isWorthRepeating: boolean;
}

const final = (words: string): Advice => ({ words, isWorthRepeating: false });
const passing = (words: string): Advice => ({ words, isWorthRepeating: true });

const advices: Record<string, Advice> = {
  document_encrypted: final('In most programs printing it to a new PDF takes the password off.'),
  document_corrupt: final(
    'The program that made it can often save it anew. Upload that file; this one stays as it is.',
  ),
  document_too_complex: final('Split it into smaller files, or print it to a new PDF, and upload those.'),
  unsupported_format: final(
    'Save it as PDF, in today’s format of Word, Excel or PowerPoint, as a JPEG or PNG, or as text, and upload that.',
  ),
  image_too_large: final('Make the picture smaller, 40 million pixels at most, and upload it again.'),
  empty_file: final('The file has no content; look for the right one and upload that.'),
  missing_object: final('The upload was not finished; upload the file again.'),
  engine_unavailable: passing('The reading engine was away. Nothing is wrong with the file: try again.'),
  engine_refused: passing('The reading engine did not take it. Try again; if it stays so, tell your operator.'),
  storage_unavailable: passing('The store of files was away. Nothing is wrong with the file: try again.'),
  out_of_time: passing('It took longer than it may. Try again; very long files do better in parts.'),
  attempts_exhausted: passing('It was tried as often as is allowed. Try again later, or upload the file in parts.'),
};

/** What to do next, by the code of the error. */
export const adviceFor = (code: string): Advice =>
  advices[code] ?? passing('Try again; if it stays so, tell your operator.');
