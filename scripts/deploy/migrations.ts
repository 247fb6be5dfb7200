import { copyFileSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Migration {
  version: string;
  file: string;
  /** Whether it takes away what running code may need, so that it is applied only after the code that does without. */
  contracts: boolean;
}

/** The migrations of a folder, oldest first; those that contract are named `<version>_contract_<name>.sql`. */
export const migrationsIn = (folder: string): Migration[] =>
  readdirSync(folder)
    .flatMap((file): Migration[] => {
      const [, version, name] = /^(\d+)_(.+)\.sql$/.exec(file) ?? [];
      return version && name ? [{ version, file, contracts: name.startsWith('contract_') }] : [];
    })
    .sort((a, b) => a.version.localeCompare(b.version));

const takesAway = [
  /\bdrop\s+(table|view|materialized\s+view|function|procedure|type|schema|column)\b/,
  /\balter\s+table\b[^;]*\b(drop\s+column|alter\s+column\s+\w+\s+(set\s+data\s+)?type|set\s+not\s+null)\b/,
  /\brename\s+(to|column|constraint)\b/,
  /\btruncate\b/,
];

/** Whether this SQL takes away or narrows what code that runs now may need. What it makes itself does not count. */
export function takesSomethingAway(sql: string): boolean {
  const statements = sql
    .toLowerCase()
    .replace(/--[^\n]*/g, '')
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .replace(/'(?:[^']|'')*'/g, "''");
  return takesAway.some((pattern) => pattern.test(statements));
}

/**
 * Which migrations to apply now: before the code all that expand, and with `contract` the others too. A new database, with
 * which no code works yet, is given all at once.
 */
export function dueNow(all: Migration[], applied: string[] | null, contract: boolean): Migration[] {
  const everything = contract || applied === null || applied.length === 0;
  return all.filter(({ version, contracts }) => !applied?.includes(version) && (everything || !contracts));
}

/** A folder for the Supabase CLI that holds the configuration, these migrations, and those that are applied already. */
export function stage(root: string, all: Migration[], due: Migration[], applied: string[] | null): string {
  const folder = mkdtempSync(join(tmpdir(), 'docket-migrations-'));
  const to = join(folder, 'supabase', 'migrations');
  mkdirSync(to, { recursive: true });
  copyFileSync(join(root, 'supabase', 'config.toml'), join(folder, 'supabase', 'config.toml'));
  for (const one of all) {
    if (!due.includes(one) && !applied?.includes(one.version)) continue;
    copyFileSync(join(root, 'supabase', 'migrations', one.file), join(to, one.file));
  }
  return folder;
}
