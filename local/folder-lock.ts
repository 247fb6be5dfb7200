import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes a data folder for this process alone and answers how to give it back: a second process on the same data would
 * overwrite what the first one has written. The lock is the system's, and so ends with the process however it dies.
 * Throws a plain sentence while another process has it.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'lock'));
  try {
    lock.exec('pragma busy_timeout = 0; begin exclusive;');
  } catch {
    lock.close();
    throw new Error(
      `The data in ${folder} are in use by another local cloud; stop it, or choose another folder with --data.`,
    );
  }
  return () => lock.close();
}
