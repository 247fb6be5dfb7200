import type { FileType } from '../reading.ts';
import { decodeImage } from './decode-image.ts';
import { openPdf } from './decode-pdf.ts';
import { openTiff } from './decode-tiff.ts';
import type { SourceFile } from './source-file.ts';

/** Opens a file by its media type; of an animated GIF the first frame is its one page. */
export async function openFile(bytes: Uint8Array, mediaType: FileType): Promise<SourceFile> {
  if (mediaType === 'application/pdf') return openPdf(bytes);
  if (mediaType === 'image/tiff') return openTiff(bytes);
  return { pageCount: 1, page: () => decodeImage(bytes), close: async () => {} };
}
