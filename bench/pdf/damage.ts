import { getResolvedPDFJS } from 'unpdf';

/** What the PDF library says when it looks for the objects of a file whose own list of them is wrong. */
const mending = /Indexing all PDF objects|invalid XRef|Invalid (?:XRef|object)/i;

/**
 * Whether a file is whole: the PDF library opens it, without a password, and need not mend its structure first, which
 * it says on the console and nowhere else.
 */
export async function isUndamaged(bytes: Uint8Array): Promise<boolean> {
  const { getDocument, VerbosityLevel } = await getResolvedPDFJS();
  const warnings: string[] = [];
  const { log, warn } = console;
  console.log = console.warn = (...words: unknown[]) => warnings.push(words.join(' '));
  try {
    const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.WARNINGS, useSystemFonts: true });
    const document = await task.promise;
    await document.getPage(1);
    await task.destroy();
    return !warnings.some((warning) => mending.test(warning));
  } catch {
    return false;
  } finally {
    console.log = log;
    console.warn = warn;
  }
}
