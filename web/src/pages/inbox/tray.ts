import type { UploadItem } from '../../../../client/react/react.ts';

/** What the tray shows of the files that were chosen. */
export interface Tray {
  sending: UploadItem[];
  /** Those that were there already, as the documents that they are. */
  known: UploadItem[];
  refused: UploadItem[];
}

/** Sorts files by what there is to say of them; of those that became new documents the list tells. */
export const trayOf = (items: readonly UploadItem[], isDismissed: (file: File) => boolean): Tray => ({
  sending: items.filter(({ state }) => state === 'uploading'),
  known: items.filter(({ isDuplicate, documentId, file }) => isDuplicate && documentId !== null && !isDismissed(file)),
  refused: items.filter(({ state }) => state === 'rejected'),
});
