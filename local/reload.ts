import { existsSync, type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { buildWeb } from './web.ts';
import type { Worker } from './worker.ts';

const quietInMs = 150;

/** Builds the worker and the console again whenever their sources change; answers how to stop. */
export function reloadOnChange(root: string, worker: Worker, say: (line: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  const reload = async () => {
    try {
      await buildWeb();
      await worker.reload();
      say('Reloaded after a change.');
    } catch (error) {
      say(
        `The change does not work yet, so the last good version goes on:\n${error instanceof Error ? error.message : error}`,
      );
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      turn = turn.then(reload);
    }, quietInMs);
  };
  const folders = ['functions', 'lib', 'client', 'web']
    .map((name) => join(root, name))
    .filter((folder) => existsSync(folder));
  const watchers: FSWatcher[] = folders.map((folder) => watch(folder, { recursive: true }, soon));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
