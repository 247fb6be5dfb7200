import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

// What the product asks of others, told by its sources.

const root = resolve(import.meta.dirname, '../..');

const filesOf = (folder: string, kind: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => kind.test(name))
    .map((name) => ({ file: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') }));

const product = ['lib', 'functions'].flatMap((folder) => filesOf(folder, /\.tsx?$/));
const migrations = filesOf('supabase/migrations', /\.sql$/);

/** The arguments of every call of a function, up to where its brackets close. */
function callsOf(text: string, name: RegExp): string[] {
  return [...text.matchAll(name)].map(({ index, 0: found }) => {
    let depth = 1;
    let end = index + found.length;
    for (; depth > 0 && end < text.length; end++) depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0;
    return text.slice(index, end);
  });
}

test('check 34: only adapters call others, and none of them follows where an answer leads', () => {
  // Without the methods of that name, which are called.
  const own = product
    .filter(({ file }) => !file.endsWith('.d.ts'))
    .flatMap(({ file, text }) => callsOf(text, /(?<!async )(?<![.\w])fetch\(/g).map((call) => ({ file, call })));
  expect(own.length).toBeGreaterThan(8);
  expect(own.filter(({ file }) => !file.startsWith('lib/adapters/')).map(({ file }) => file)).toEqual([]);
  expect(
    own.filter(({ call }) => !call.includes("redirect: 'manual'")).map(({ file, call }) => `${file}: ${call}`),
  ).toEqual([]);
});

test('check 35: the database is asked by its functions alone, and no filter is put together of words', () => {
  const adapters = product.filter(({ file }) => file.startsWith('lib/adapters/supabase/'));
  expect(adapters.flatMap(({ text }) => text.match(/\.rpc\(/g) ?? []).length).toBeGreaterThan(0);
  const tables = adapters.flatMap(({ text }) => text.match(/\b\w+\.from\(/g) ?? []);
  expect(tables.filter((call) => !/^(storage|Array|Uint8Array|Buffer)\.from/.test(call))).toEqual([]);
  const elsewhere = product.filter(
    ({ file, text }) => text.includes('@supabase/') && !file.startsWith('lib/adapters/supabase/'),
  );
  expect(elsewhere.map(({ file }) => file)).toEqual([]);
  expect(product.filter(({ text }) => /\/rest\/v1\/(?!rpc\/)/.test(text)).map(({ file }) => file)).toEqual([]);
});

/** The name of a type, which the catalog gives. */
const castToType = /cast\(\$\d as %\d\$s\)/;

test('check 35: no statement of the database is put together of words', () => {
  const statements = migrations.flatMap(({ file, text }) =>
    [...text.replace(/--.*$/gm, '').matchAll(/\bexecute\s+(?!function\b|procedure\b|on\b)([^;]*);/g)].map(
      ([statement]) => ({ file, statement }),
    ),
  );
  const pieced = statements.filter(({ statement }) => /\|\||%s|%\d\$s/.test(statement.replace(castToType, '')));
  expect(pieced.map(({ file, statement }) => `${file}: ${statement}`)).toEqual([]);
});

test('check 32: HTML that is not escaped comes from the product’s own pages alone', () => {
  const raw = product.filter(({ text }) => /dangerouslySetInnerHTML|\braw\(|\{\{\{/.test(text)).map(({ file }) => file);
  expect(raw.sort()).toEqual([
    'functions/docs/page.tsx',
    'functions/legacy/page.tsx',
    'functions/unsubscribe/page.tsx',
    'lib/notifications/mail-page.tsx',
  ]);
});
