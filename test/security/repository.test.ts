import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { keys } from '../../local/settings.ts';
import { publicDevelopmentKeys, secretsIn } from './secret-shapes.ts';

// What everybody gets who clones this: no secret, and packages that are what they were when they were chosen.

/** How tests call what they make up. */
const madeUp = /somebody_?else/i;

/** Keys that everybody knows: those of the local cloud, those that the queue's development server trusts, and made-up ones. */
const known: string[] = [
  ...Object.values(keys),
  ...publicDevelopmentKeys,
  'sb_secret_0123456789abcdefghijkl_01234567',
  'dk_0000000000_00000000000000000000000000000000000000000000SlqAr',
];

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'])
  .toString()
  .split('\0')
  .filter((file) => file !== '' && existsSync(file));

test('check 44: no file of the repository holds a key that opens anything', () => {
  const found = files.flatMap((file) =>
    secretsIn(readFileSync(file, 'utf8')).map((secret) => ({ file, kind: secret.kind, found: secret.found })),
  );
  expect(found.filter(({ found: text }) => !known.includes(text) && !madeUp.test(text))).toEqual([]);
  // It does find those that are there.
  expect(found.length).toBeGreaterThan(5);
});

test('check 44: files with settings of a deployment cannot be committed by mistake', () => {
  const names = ['.dev.vars', '.dev.vars.production', '.env', '.env.local', '.local/env', '.wrangler/state'];
  const ignored = execFileSync('git', ['check-ignore', ...names])
    .toString()
    .split('\n')
    .filter(Boolean);
  expect(ignored).toEqual(names);
  expect(files.filter((file) => /(^|\/)\.(env|dev\.vars)/.test(file))).toEqual(['.dev.vars.example']);
});

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  dev?: boolean;
  hasInstallScript?: boolean;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

test('check 45: every package is one release of the registry, known by its hash', () => {
  const odd = packages.filter(
    ([path, { version = '', resolved, integrity = '', link }]) =>
      !path.startsWith('node_modules/') ||
      link ||
      !/^\d+\.\d+\.\d+/.test(version) ||
      !/^sha512-[\w+/]{86}==$/.test(integrity) ||
      (resolved !== undefined && !/^https:\/\/registry\.npmjs\.org\/.+\.tgz$/.test(resolved)),
  );
  expect(odd).toEqual([]);
  expect(packages.length).toBeGreaterThan(100);
});

test('check 45: what is asked for is an exact release each, from nowhere but the registry', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const asked = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([]);
  const locked = lock.packages[''] as { dependencies: object; devDependencies: object };
  expect([locked.dependencies, locked.devDependencies]).toEqual([dependencies, devDependencies]);
});

test('check 45: no package runs a script when it is installed, whichever way that is done', () => {
  const withScript = packages
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  expect(withScript.filter((name) => manifest.allowScripts[name] !== false)).toEqual([]);
  expect(Object.values(manifest.allowScripts)).not.toContain(true);
  expect(readFileSync('scripts/setup.mjs', 'utf8')).toMatch(/'ci',.*'--ignore-scripts'/);
});

const textOf = (file: string) => readFileSync(file, 'utf8');
const stepsOf = (file: string): string =>
  Object.values((parse(textOf(file)) as { jobs: Record<string, { steps: { run?: string }[] }> }).jobs)
    .flatMap(({ steps }) => steps.map(({ run = '' }) => run))
    .join('\n');

test('check 45: a known hole in what is shipped stops what is proposed, what lands and what is released', () => {
  const gate = /^npm audit --omit=dev --package-lock-only --audit-level=low$/m;
  const daily = parse(textOf('.github/workflows/dependencies.yml'));
  expect(Object.keys(daily.on).sort()).toEqual(['pull_request', 'push', 'schedule']);
  expect(stepsOf('.github/workflows/dependencies.yml')).toMatch(gate);
  expect(stepsOf('.github/workflows/dependencies.yml')).toMatch(/^npm audit signatures$/m);
  expect(stepsOf('.github/workflows/release.yml')).toMatch(gate);
  expect(textOf('.github/workflows/dependencies.yml')).not.toMatch(/continue-on-error|\|\| true/);
});

test('check 45: releases say what they are made of', () => {
  const release = stepsOf('.github/workflows/release.yml');
  expect(release).toMatch(/^npm sbom --package-lock-only --omit=dev --sbom-format=cyclonedx > docket\.cdx\.json$/m);
  expect(release).toMatch(/gh release create .* docket\.cdx\.json$/m);
});

test('check 45: what was published within a week is proposed by no robot, and asked for by nobody who reads how', () => {
  expect(textOf('CONTRIBUTING.md')).toContain('`npm i -E --ignore-scripts --min-release-age=7 NAME`');
  // There it would refuse what is locked as well, where a lock does not say from where it came.
  expect(textOf('.npmrc')).not.toContain('min-release-age');
  const { updates } = parse(textOf('.github/dependabot.yml')) as {
    updates: { 'package-ecosystem': string; cooldown?: { 'default-days': number } }[];
  };
  expect(updates.map((one) => [one['package-ecosystem'], one.cooldown?.['default-days']])).toEqual([
    ['npm', 7],
    ['github-actions', 7],
  ]);
});

test('check 45: what the worker is made of is few, and none of it has a script of its own', () => {
  const shipped = packages.filter(([, { dev, hasInstallScript }]) => !dev && hasInstallScript);
  expect(shipped).toEqual([]);
});
