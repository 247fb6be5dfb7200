import { readdirSync } from 'node:fs';

/** The versions of the migrations in a folder, oldest first. */
export const versionsIn = (folder: string): string[] =>
  readdirSync(folder)
    .flatMap((file) => /^(\d+)_.+\.sql$/.exec(file)?.[1] ?? [])
    .sort();
