import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface AssetCopies {
  /** Copies the folder as it is now and answers the copy's path; earlier copies stay, for the worker that runs on them. */
  copy(folder: string): Promise<string>;
  dispose(): Promise<void>;
}

/** Keeps the assets of a running worker apart from those that are built anew beside it, which name other scripts. */
export function copiesOfAssets(): AssetCopies {
  const copies: string[] = [];
  return {
    async copy(folder) {
      const copy = await mkdtemp(join(tmpdir(), 'docket-assets-'));
      copies.push(copy);
      await cp(folder, copy, { recursive: true });
      return copy;
    },
    dispose: async () => void (await Promise.all(copies.map((copy) => rm(copy, { recursive: true, force: true })))),
  };
}
