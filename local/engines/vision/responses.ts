import { type Fault, type FileReading, isFault, type PageReading } from '../reading.ts';
import { pixelPoly, sharePoly } from './poly.ts';
import { textAnnotation } from './text-annotation.ts';

/** One entry of `responses` for an image; one without any text is empty, as Vision's is. */
export function imageResponse(reading: PageReading | Fault): object {
  if (isFault(reading)) return { error: reading };
  return annotated(reading, pixelPoly(reading));
}

/** One entry of `responses` for a file, with a response for each page. */
export function fileResponse(reading: FileReading | Fault, mimeType: string): object {
  if ('code' in reading) return { error: reading, inputConfig: { mimeType } };
  const responses = reading.pages.map(({ number, reading: page }) => ({
    ...(isFault(page) ? { error: page } : annotated(page, sharePoly)),
    context: { pageNumber: number },
  }));
  return { inputConfig: { mimeType }, responses, totalPages: reading.pageCount };
}

function annotated(reading: PageReading, poly: typeof sharePoly): object {
  if (reading.rows.length === 0) return {};
  const fullTextAnnotation = textAnnotation(reading, poly);
  const words = reading.rows.flat(2);
  const everything = {
    description: fullTextAnnotation.text,
    boundingPoly: poly(words.flatMap((word) => word.corners)),
  };
  const each = words.map((word) => ({ description: word.text, boundingPoly: poly(word.corners) }));
  return { textAnnotations: [everything, ...each], fullTextAnnotation };
}
