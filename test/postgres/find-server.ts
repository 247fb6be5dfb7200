import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const usualPlaces = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/opt/homebrew/opt/postgresql*/bin',
  '/usr/local/opt/postgresql*/bin',
  '/usr/local/pgsql/bin',
  '/Applications/Postgres.app/Contents/Versions/latest/bin',
  'C:/Program Files/PostgreSQL/*/bin',
];

/** The oldest release that has what the migrations use; hosted projects run 15 or 17. */
const oldest = 15;

/** The folder of a PostgreSQL server's programs: that of `PG_BIN`, or the newest one on this machine; null without any. */
export function findServer(): string | null {
  const given = process.env.PG_BIN;
  const configured = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  const found = usualPlaces.flatMap((place) => globSync(place)).toSorted((a, b) => release(b) - release(a));
  const folders = given ? [given] : [configured, ...found, ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((folder) => folder && isServer(folder)) ?? null;
}

const release = (folder: string): number => Number(/(\d+)\D*$/.exec(folder)?.[1] ?? 0);

function isServer(folder: string): boolean {
  const has = (name: string) => existsSync(join(folder, name)) || existsSync(join(folder, `${name}.exe`));
  if (!has('initdb') || !has('postgres')) return false;
  const version = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout ?? '';
  return Number(/ (\d+)/.exec(version)?.[1] ?? 0) >= oldest;
}
