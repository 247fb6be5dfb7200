import type { FileType } from '../reading.ts';
import { decodeImage } from './decode-image.ts';
import { openPdf } from './decode-pdf.ts';
import { isTiff, openTiff } from './decode-tiff.ts';
import type { SourceFile, SourcePage } from './source-file.ts';

/** Opens a file by its media type; of an animated GIF the first frame is its one page. */
export async function openFile(bytes: Uint8Array, mediaType: FileType): Promise<SourceFile> {
  if (mediaType === 'application/pdf') return openPdf(bytes);
  if (mediaType === 'image/tiff') return openTiff(bytes);
  return { pageCount: 1, page: () => decodeImage(bytes), close: async () => {} };
}

/** Decodes one image by what its bytes say it is; of a TIFF the first page. */
export const openImage = async (bytes: Uint8Array): Promise<SourcePage> =>
  isTiff(bytes) ? openTiff(bytes).page(1) : decodeImage(bytes);
