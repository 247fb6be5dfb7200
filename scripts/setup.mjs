// Installs what package-lock.json asks for, unless that is installed already. It is the one file that has to run on
// whatever Node the machine came with, so it is plain JavaScript for Node 18 and needs no package.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.docket-setup');
const windows = process.platform === 'win32';
/** The first release that runs TypeScript files as they are. */
const oldestNode = [22, 18];

function wanted() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex');
}

function installed() {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
}

/** The search path without this project's own programs: `npm ci` deletes the node among them while it runs. */
function hostPath() {
  const own = (folder) => folder.split(/[\\/]/).slice(-2).join('/') === 'node_modules/.bin';
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => folder && !own(folder));
}

function onPath(program) {
  const names = windows ? [`${program}.exe`, `${program}.cmd`] : [program];
  for (const folder of hostPath()) {
    const found = names.map((name) => join(folder, name)).find((file) => existsSync(file));
    if (found) return found;
  }
}

const isOurs = (file) => !relative(join(root, 'node_modules'), file).startsWith('..');

/** The program and first arguments that start the host's npm under the host's node. */
function hostNpm() {
  const npmScript = process.env.npm_execpath;
  const current = process.env.npm_node_execpath ?? process.execPath;
  const node = isOurs(realpathSync(current)) ? onPath('node') : current;
  if (npmScript?.endsWith('.js') && node) return [node, npmScript];
  return [onPath('npm') ?? 'npm'];
}

function install() {
  const [program, ...first] = hostNpm();
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund'];
  // No package may run a script of its own here: what they would build or download comes ready-made in the lock.
  const args = [...first, 'ci', '--include=dev', '--include=optional', '--ignore-scripts', ...quiet];
  const PATH = hostPath().join(delimiter);
  execFileSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH }, shell: windows });
}

/** A sentence about why nothing here can run TypeScript, or undefined when something can. */
function missingNode() {
  if (existsSync(join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node'))) return;
  const host = onPath('node');
  const version = host ? execFileSync(host, ['--version'], { encoding: 'utf8' }).trim() : 'none';
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  const place = `${process.platform}-${process.arch}`;
  return `No Node of the right age comes with the packages for ${place}: install Node ${oldestNode.join('.')} or newer (found: ${version}).`;
}

function setUp() {
  const goal = wanted();
  if (installed() === goal) return;
  console.log('Installing the packages of this project (once; about half a minute)…');
  install();
  const problem = missingNode();
  if (problem) throw new Error(problem);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, goal);
}

try {
  setUp();
} catch (error) {
  const failedInstall = error.status !== undefined;
  console.error(failedInstall ? 'npm ci did not succeed; its own message is above.' : error.message);
  process.exit(1);
}
