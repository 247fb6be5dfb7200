import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'docket-setup-'));
  mkdirSync(join(clone, 'scripts'));
  mkdirSync(join(clone, 'host'));
  copyFileSync('scripts/setup.mjs', join(clone, 'scripts', 'setup.mjs'));
  writeFileSync(join(clone, 'package.json'), '{"name":"clone","version":"1.0.0"}');
  lock('first');
  program('node', 'echo v24.0.0');
});

afterEach(() => rmSync(clone, { recursive: true }));

function lock(content: string): void {
  writeFileSync(join(clone, 'package-lock.json'), JSON.stringify({ content }));
}

function program(name: string, script: string): void {
  writeFileSync(join(clone, 'host', name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(clone, 'host', name), 0o755);
}

/** Runs the set-up as `npm start` would on a host whose npm does what is said here. */
function setUp(npm: string) {
  program('npm', `echo "$@" >> calls; ${npm}`);
  const env = { PATH: [join(clone, 'node_modules', '.bin'), join(clone, 'host'), '/usr/bin', '/bin'].join(':') };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/setup.mjs'], { cwd: clone, env });
  const calls = existsSync(join(clone, 'calls'))
    ? execFileSync('cat', ['calls'], { cwd: clone, encoding: 'utf8' })
    : '';
  return { status, said: `${stdout}${stderr}`, calls: calls.trim().split('\n') };
}

test('the first start installs what the lock says, and no package runs a script of its own', () => {
  const { status, calls } = setUp('mkdir -p node_modules');
  expect(status).toBe(0);
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatch(/^ci .*--ignore-scripts/);
});

test('the next start installs nothing and says nothing', () => {
  setUp('mkdir -p node_modules');
  expect(setUp('exit 1')).toMatchObject({ status: 0, said: '' });
});

test('a changed lock is installed again', () => {
  setUp('mkdir -p node_modules');
  lock('second');
  expect(setUp('mkdir -p node_modules').calls).toHaveLength(2);
});

test('a failed installation ends with one sentence, and is tried again the next time', () => {
  const first = setUp('exit 7');
  expect(first.status).toBe(1);
  expect(first.said).toContain('npm ci did not succeed');
  expect(setUp('mkdir -p node_modules').status).toBe(0);
});

test('a platform whose packages bring no Node is told which one to install', () => {
  program('node', 'echo v20.20.2');
  const { status, said } = setUp('mkdir -p node_modules');
  expect(status).toBe(1);
  expect(said).toMatch(/install Node 22\.18 or newer \(found: v20\.20\.2\)/);
});

test('the Node that comes with the packages serves on a host whose own is too old', () => {
  program('node', 'echo v20.20.2');
  expect(setUp('mkdir -p node_modules/.bin; touch node_modules/.bin/node').status).toBe(0);
});
