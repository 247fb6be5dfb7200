import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Mutation, mutations } from './mutations.ts';

// `node test/security/mutate.ts [check …] [path …]`: takes each defence out of a copy of the tree and expects a test of its
// check to fail, of those under these paths if there are any.

const root = resolve(import.meta.dirname, '../..');
const words = process.argv.slice(2);
const wanted = words.filter((word) => /^\d+$/.test(word)).map(Number);
const places = words.filter((word) => !/^\d+$/.test(word));
const chosen = mutations.filter(({ check }) => wanted.length === 0 || wanted.includes(check));

/** The tree as git knows it, with whatever is not committed yet, and the packages of the original. */
function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'docket-mutated-'));
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root });
  for (const path of listed
    .toString()
    .split('\0')
    .filter((one) => one && existsSync(join(root, one))))
    cpSync(join(root, path), join(copy, path), { recursive: true, force: true });
  // What is asked of git is asked of the copy.
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
  ])
    execFileSync('git', args, { cwd: copy, stdio: 'ignore' });
  writeFileSync(join(copy, '.git/info/exclude'), 'node_modules\nmutated.json\n');
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Where the tests of a check are: `check 7: …` is their name. */
function testsOf(copy: string, check: number): string[] {
  const found = spawnSync('grep', ['-rlE', `check ${check}:`, 'test', '--include=*.test.ts'], { cwd: copy });
  const files = found.stdout.toString().split('\n').filter(Boolean);
  return files.filter((file) => places.length === 0 || places.some((place) => file.startsWith(place)));
}

interface Outcome {
  passed: string[];
  failed: string[];
  unread: number;
}

function run(copy: string, check: number): Outcome {
  const files = testsOf(copy, check);
  if (files.length === 0) return { passed: [], failed: [], unread: 0 };
  const report = join(copy, 'mutated.json');
  rmSync(report, { force: true });
  const args = ['run', ...files, '-t', `check ${check}:`, '--reporter=json', `--outputFile=${report}`];
  spawnSync(join(root, 'node_modules/.bin/vitest'), args, { cwd: copy, stdio: 'ignore', timeout: 300_000 });
  const { testResults } = readReport(report);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  // A file that does not load has no tests that could fail.
  const unread = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const named = (status: string) => tests.filter((test) => test.status === status).map(({ fullName }) => fullName);
  return { passed: named('passed'), failed: named('failed'), unread: unread.length };
}

interface Report {
  testResults: { status: string; assertionResults: { status: string; fullName: string }[] }[];
}

function readReport(path: string): Report {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { testResults: [] };
  }
}

/** Why a mutation proves nothing; null when its check has failed for it and for nothing else. */
function flawOf(copy: string, { check, file, find, replace }: Mutation): string | null {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(find).length !== 2) return `"${find}" stands there ${source.split(find).length - 1} times`;
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  const { passed, failed } = run(copy, check);
  writeFileSync(path, source);
  if (failed.length > 0) return null;
  return passed.length > 0 ? 'no test has noticed' : 'its tests did not run';
}

const copy = copyTree();
let flaws = 0;
try {
  for (const check of new Set(chosen.map((mutation) => mutation.check))) {
    const { passed, failed, unread } = run(copy, check);
    if (passed.length === 0 || failed.length + unread > 0) {
      flaws += 1;
      console.log(`check ${check}: ✗ with every defence in place ${passed.length} pass, ${failed.length} fail`);
      continue;
    }
    for (const mutation of chosen.filter((one) => one.check === check)) {
      const flaw = flawOf(copy, mutation);
      if (flaw) flaws += 1;
      const what = mutation.find.split('\n')[0]?.slice(0, 70);
      console.log(`check ${check}: ${flaw ? `✗ ${flaw}` : '✓ noticed'}: ${mutation.file} without ${what}`);
    }
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${chosen.length} defences taken out, ${flaws} flaws`);
if (flaws > 0) process.exitCode = 1;
