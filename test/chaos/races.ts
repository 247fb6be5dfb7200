import { spawnSync } from 'node:child_process';
import { findServer } from '../postgres/find-server.ts';
import type { Findings } from './report.ts';

/** Runs the tests of what happens at the same instant, on a real PostgreSQL where there is one. */
export function raceOnPostgres(say: (line: string) => void): NonNullable<Findings['races']> {
  if (findServer() === null)
    return { outcome: 'skipped', detail: 'there is no PostgreSQL of release 15 or later here; PG_BIN may name one' };
  say('Fifty clients on a real PostgreSQL …');
  const { status, stdout } = spawnSync('vitest', ['run', '--project', 'races'], { encoding: 'utf8' });
  const closing = stdout.trim().split('\n').at(-1) ?? '';
  if (status !== 0) say(stdout);
  return { outcome: status === 0 ? 'passed' : 'failed', detail: closing };
}
