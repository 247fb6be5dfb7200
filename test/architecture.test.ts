import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

// The dependency rule: arrows point to the centre, functions → lib/<noun> → ports ← lib/adapters.

const root = resolve(import.meta.dirname, '..');
const here = relative(root, import.meta.filename);
const vendors = /^(@supabase|@upstash|@sendgrid|@google-cloud|openai|@electric-sql)\//;
const isCentre = (file: string) => /^lib\/((context|ports|errors|hash|log|env|trace)\.ts$|ports\/)/.test(file);

/** What a noun shows to the other nouns besides its noun file: the verbs that others are built of. */
const doors = [
  'lib/accesses/access.ts',
  'lib/accesses/record.ts',
  'lib/outbox/commit.ts',
  'lib/outbox/list-events.ts',
  'lib/jobs/progress.ts',
  'lib/notifications/plan-digests.ts',
  'lib/notifications/render.ts',
  'lib/documents/export.ts',
  'lib/documents/filename.ts',
  'lib/documents/identity.ts',
  'lib/documents/selection.ts',
  'lib/matching/embed-texts.ts',
  'lib/matching/match.ts',
  'lib/matching/texts.ts',
  'lib/matching/words.ts',
  'lib/passages/cut.ts',
  'lib/documents/media-type.ts',
  'lib/documents/media-type/misnamed.ts',
  'lib/documents/media-type/text-encoding.ts',
  'lib/documents/media-type/tiff.ts',
  'lib/documents/media-type/zip-directory.ts',
  'lib/stages/extract-text/open.ts',
  'lib/stages/extract-text/markdown/escape.ts',
  'lib/categories/examples.ts',
  'lib/stages/classify/classify.ts',
  'lib/stages/classify/own/choose.ts',
  'lib/stages/classify/own/example.ts',
  'lib/stages/classify/own/own-category.ts',
  'lib/stages/classify/own/terms.ts',
  'lib/stages/e-invoice/e-invoice.ts',
  'lib/stages/extract-fields/extract-fields.ts',
  'lib/stages/extract-fields/kinds.ts',
  'lib/stages/extract-fields/learned/apply.ts',
  'lib/stages/extract-fields/learned/example.ts',
  'lib/stages/extract-fields/learned/teach.ts',
];

const folders = ['functions', 'lib', 'local', 'web', 'test', 'bench', 'scripts', 'client'];

function filesUnder(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8');
  const found = [
    ...source.matchAll(/^(?:import|export)\s+(type\s+)?[^;'"`]*?from\s+['"]([^'"]+)['"]/gm),
    ...source.matchAll(/^import\s+()['"]([^'"]+)['"]/gm),
  ];
  return found.map(([, type, name = '']) => ({
    from: file,
    to: name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name,
    typeOnly: Boolean(type),
  }));
}

const existing = folders.filter((folder) => readdirSync(root).includes(folder));
const all = existing.flatMap(filesUnder);
const imports = all.flatMap(importsOf);
const within = (prefix: string) => imports.filter(({ from }) => from.startsWith(prefix));
const shown = (broken: Import[]) => broken.map(({ from, to }) => `${from} → ${to}`);
const nounOf = (file: string) => (isCentre(file) ? undefined : /^lib\/([a-z-]+)\//.exec(file)?.[1]);

describe('the dependency rule', () => {
  test('the centre of lib imports nothing but itself, zod and what carries a trace along', () => {
    const outside = ['zod', 'node:async_hooks'];
    const broken = imports.filter(({ from, to }) => isCentre(from) && !isCentre(to) && !outside.includes(to));
    expect(shown(broken)).toEqual([]);
  });

  test('nothing in lib outside adapters names a vendor, imports hono or reads the environment', () => {
    const inLib = within('lib/').filter(({ from }) => !from.startsWith('lib/adapters/'));
    const broken = inLib.filter(
      ({ from, to }) =>
        vendors.test(to) ||
        (/^hono(\/|$)/.test(to) && !(from.startsWith('lib/notifications/') && to.startsWith('hono/jsx'))),
    );
    expect(shown(broken)).toEqual([]);
    const readers = all.filter(
      (file) =>
        file.startsWith('lib/') && /process\.env|import\.meta\.env/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(readers).toEqual([]);
  });

  test('a noun imports the centre, itself, and of other nouns only the noun file or a door', () => {
    const broken = within('lib/').filter(({ from, to }) => {
      const noun = nounOf(from);
      if (!noun || noun === 'adapters' || !/^(lib|functions|local|web|test)\//.test(to)) return false;
      const other = nounOf(to);
      if (!to.startsWith('lib/')) return true;
      if (isCentre(to)) return false;
      if (!other || other === noun || doors.includes(to)) return false;
      return to !== `lib/${other}/${other === 'outbox' ? 'outbox' : other.replace(/s$/, '')}.ts`;
    });
    expect(shown(broken), `when others are to use it, add the file to 'doors' in ${here}`).toEqual([]);
  });

  test('adapters import the centre, each other and types of the nouns, never a verb', () => {
    const broken = within('lib/adapters/').filter(
      ({ to, typeOnly }) =>
        /^(functions|local|web|test)\//.test(to) ||
        (to.startsWith('lib/') && !isCentre(to) && !to.startsWith('lib/adapters/') && !typeOnly),
    );
    expect(shown(broken)).toEqual([]);
  });

  test('only the worker imports adapters, and only their connect', () => {
    const broken = imports.filter(
      ({ from, to }) =>
        to.startsWith('lib/adapters/') &&
        !from.startsWith('lib/adapters/') &&
        !/^(test|bench)\//.test(from) &&
        !(from === 'functions/worker.ts' && to === 'lib/adapters/connect.ts'),
    );
    expect(shown(broken)).toEqual([]);
  });

  test('ways in import no vendor, and nothing of the local cloud', () => {
    const broken = within('functions/').filter(({ to }) => vendors.test(to) || /^(local|web|test)\//.test(to));
    expect(shown(broken)).toEqual([]);
  });

  test('the local cloud and the product know nothing of each other', () => {
    const broken = within('local/').filter(({ to }) => /^(lib|functions|web|test)\//.test(to));
    expect(shown(broken)).toEqual([]);
  });

  test('the web pages import only types of the product', () => {
    const broken = within('web/').filter(({ to, typeOnly }) => /^(lib|functions|local|test)\//.test(to) && !typeOnly);
    expect(shown(broken)).toEqual([]);
  });

  test('the client needs nothing of the product, and no package but React for its hooks', () => {
    const broken = within('client/').filter(
      ({ from, to }) => !to.startsWith('client/') && !(from.startsWith('client/react/') && to === 'react'),
    );
    expect(shown(broken)).toEqual([]);
  });

  test('no folder or file is named for nothing in particular', () => {
    expect(all.filter((file) => /(^|\/)(utils?|helpers?|common|types|misc|index)(\/|\.tsx?$)/.test(file))).toEqual([]);
  });

  test('no source file has more than 250 lines', () => {
    const written = all.filter((file) => file !== 'client/routes.ts');
    const long = written.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 251);
    expect(long).toEqual([]);
  });
});
