import { api, type Submitted } from './api.ts';

// What one call takes; larger files go straight to storage.
const filesPerCall = 20;
const bytesPerCall = 9_500_000;

/** The calls that some files are sent in: many small files share one, a large one goes alone. */
export function callsFor(files: File[]): File[][] {
  const calls: File[][] = [];
  let room = 0;
  for (const file of files) {
    const last = calls.at(-1);
    if (last && last.length < filesPerCall && file.size <= room) {
      last.push(file);
      room -= file.size;
    } else {
      calls.push([file]);
      room = bytesPerCall - file.size;
    }
  }
  return calls;
}

/** Sends the files of one call the way that is meant for their size. */
export async function send(files: File[]): Promise<Submitted> {
  const [only] = files;
  if (!only || files.length > 1 || only.size <= bytesPerCall) return api.upload(files);
  const { uploads } = await api.openUpload(only);
  const [place] = uploads;
  if (!place) throw new Error('No place was given for the upload; try again.');
  const stored = await fetch(place.url, { method: 'PUT', body: only });
  if (!stored.ok) throw new Error(`Storage did not take the file (${stored.status}); try again.`);
  return api.submitUpload(place.id);
}
