import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';
import { analyse } from 'scslre';
import { beforeAll, expect, test } from 'vitest';
import type { ReadDocument } from '../../lib/stages/stage.ts';

// What an expression costs is told by its shape, so that nothing here depends on how fast a machine is. The product is
// loaded late: what it puts together meanwhile is noted.

const root = resolve(import.meta.dirname, '../..');

/** Where an expression may take the square of its input, since that is short there. */
const bounded: [where: string, bound: string][] = [
  ['lib/env.ts', 'variables of whoever deploys'],
  ['lib/adapters/engines/openai-answer.ts', 'what a model says within its tokens'],
  ['lib/matching/short-names.ts', 'eight letters'],
  ['lib/matching/stem.ts', 'a word of forty letters'],
  ['lib/search/quote.ts', 'a passage'],
  ['lib/stages/classify/', 'the opening of a page'],
  ['lib/stages/extract-fields/', 'lines of three hundred letters, and the prose of the first pages'],
  ['lib/stages/extract-text/html/html.ts', 'the first two thousand bytes'],
  ['lib/stages/extract-text/xlsx/styles.ts', 'a code of 255 letters'],
];

interface Expression {
  file: string;
  source: string;
  flags: string;
}

const sources = ['lib', 'functions', 'client'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ file: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') })),
);

function literalsOf({ file, text }: { file: string; text: string }): Expression[] {
  const found: Expression[] = [];
  new Visitor({
    Literal(node) {
      if ('regex' in node) found.push({ file, source: node.regex.pattern, flags: node.regex.flags });
    },
  }).visit(parseSync(file, text).program);
  return found;
}

/** Those that are put together while modules load or fields are read, by the file that does it. */
async function composedExpressions(): Promise<Expression[]> {
  const found: Expression[] = [];
  const native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(native, {
    construct(target, args, asked) {
      const made = Reflect.construct(target, args, asked);
      const caller = new Error().stack?.split('\n')[2]?.match(/(?:file:\/\/)?(\/[^:()]+\.tsx?)/)?.[1] ?? '';
      const file = relative(root, caller);
      if (file.startsWith('lib/')) found.push({ file, source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    const composing = sources.filter(({ file, text }) => file.startsWith('lib/') && text.includes('new RegExp('));
    for (const { file } of composing) await import(join(root, file));
    const { extractFields } = await import('../../lib/stages/extract-fields/extract-fields.ts');
    const document = page('Invoice\n');
    for (const category of ['invoice', 'contract', 'resume', 'job_posting', 'paper'])
      await extractFields(document, category, { ocr: null, model: null, embedder: null });
  } finally {
    globalThis.RegExp = native;
  }
  return found;
}

const page = (text: string): ReadDocument => ({
  mediaType: 'text/plain',
  pages: [{ number: 1, text, source: 'text', confidence: null, lines: [] }],
});

/** The slashes at the end of an address that the deployment is given. */
const endOfAddress = String.raw`\/+$`;

const isBounded = ({ file, source }: Expression) =>
  source === endOfAddress || bounded.some(([where]) => file.startsWith(where));

/** The ways in which it goes over the same text again and again: within itself, or from each place where it may begin. */
function reasonsOf({ source, flags }: Expression): { exponential: boolean }[] {
  const within = analyse({ source, flags }, { assumeRejectingSuffix: true, reportTypes: { Move: false } });
  const fromEachPlace = analyse({ source, flags }, { reportTypes: { Self: false, Trade: false } });
  return [...within.reports, ...fromEachPlace.reports];
}

let expressions: Expression[] = [];
beforeAll(async () => {
  const all = [...(await composedExpressions()), ...sources.flatMap(literalsOf)];
  expressions = [...new Map(all.map((one) => [`${one.file} /${one.source}/${one.flags}`, one])).values()];
});

test('check 40: every expression of the product is looked at, also those that are put together', () => {
  expect(expressions.length).toBeGreaterThan(900);
  const composed = ['read/money.ts', 'read/date.ts', 'matching/tokens.ts', 'contract/'];
  for (const file of composed) expect(expressions.map((one) => one.file)).toContainEqual(expect.stringContaining(file));
});

test('check 40: no expression takes exponential time', () => {
  const found = expressions.filter((one) => reasonsOf(one).some(({ exponential }) => exponential));
  expect(found.map(({ file, source }) => `${file}: ${source}`)).toEqual([]);
});

test('check 40: an expression that may take the square of its input gets no long one', () => {
  const found = expressions.filter((one) => !isBounded(one) && reasonsOf(one).length > 0);
  expect(found.map(({ file, source }) => `${file}: ${source}`)).toEqual([]);
});

test('check 40: what rules read of a page of millions of letters is bounded, in length and in number', async () => {
  const { layOut } = await import('../../lib/stages/extract-fields/find/layout.ts');
  const { readForRules } = await import('../../lib/stages/classify/reading.ts');
  const { openingOf } = await import('../../lib/stages/classify/own/terms.ts');
  for (const unit of ['a', 'a ', '1\t', 'a\n', '[']) {
    const text = unit.repeat(2_000_000 / unit.length);
    const { cells } = layOut(page(text));
    expect(cells.length).toBeLessThan(10_400);
    expect(Math.max(...cells.map((cell) => cell.text.length))).toBeLessThanOrEqual(300);
    const reading = readForRules(page(text));
    expect(reading.text.length).toBeLessThan(9_000);
    expect(openingOf(page(text).pages).length).toBeLessThan(50_000);
  }
});

test('check 40: a text file of a million cells is read for its fields', async () => {
  const { extractFields } = await import('../../lib/stages/extract-fields/extract-fields.ts');
  const engines = { ocr: null, model: null, embedder: null };
  const document = page(`Total\t${'7\t'.repeat(500_000)}`);
  await expect(extractFields(document, 'invoice', engines)).resolves.toBeInstanceOf(Array);
});
