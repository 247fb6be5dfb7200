import type { QueueOptions } from '../../../../client/react/react.ts';

/** How files that somebody waits for are sent: before all others, and into the folder that is looked at. */
export const uploadOptions = (folder: string | null): QueueOptions => ({
  queue: 'interactive',
  ...(folder && { folder_id: folder }),
});
