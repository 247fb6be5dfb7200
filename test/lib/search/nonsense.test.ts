import { expect, test } from 'vitest';
import type * as z from 'zod';
import type { Context } from '../../../lib/context.ts';
import { AppError } from '../../../lib/errors.ts';
import { SearchInput, searchPages } from '../../../lib/search/search.ts';

/** A page that the database holds: how like it is to the question, and whether it has one of its words. */
interface Held {
  likeness: number;
  hasWord: boolean;
}

/** An engine to which a question is so much like nonsense. */
const vectors = (likeness: number) => async (texts: string[]) =>
  texts.map(() => (texts.length > 1 ? [1, 0] : [likeness, Math.sqrt(1 - likeness ** 2)]));

/** How much a search finds among pages for a question that reads like nonsense. */
async function found(pages: Held[], embed = vectors(0.8)) {
  const read = async (_name: string, { p_query }: { p_query: { floor: number } }, schema: z.ZodType) =>
    schema.parse({
      data: pages
        .filter(({ likeness, hasWord }) => hasWord || likeness >= p_query.floor)
        .map(({ hasWord }, index) => ({
          document_id: `d${index}`,
          filename: 'a.pdf',
          category: null,
          page: 1,
          heading: null,
          score: 0.5,
          found_by: hasWord ? ['keyword'] : ['semantic'],
          text: 'A page.',
        })),
      next_cursor: null,
    });
  const embedder = { model: { name: 'm', midpoint: 0.19, scale: 0.085 }, embed };
  // A search looks at nothing else of the context.
  const ctx = { database: { read }, engines: { embedder }, log: { warn: () => {} } } as unknown as Context;
  return (await searchPages(ctx, SearchInput.parse({ q: 'zorp blivet' }))).data.length;
}

test('a question of which no page has a word finds nothing where all are less like it than nonsense is', async () => {
  expect(await found([{ likeness: 0.5, hasWord: false }])).toBe(0);
});

test('what says the same in other words is found', async () => {
  const pages = [0.9, 0.5].map((likeness) => ({ likeness, hasWord: false }));
  expect(await found(pages)).toBe(1);
  expect(await found(pages, vectors(0.6))).toBe(2);
});

test('where a page has a word of it, other pages are found by what they mean as ever', async () => {
  expect(
    await found([
      { likeness: 0.1, hasWord: true },
      { likeness: 0.5, hasWord: false },
    ]),
  ).toBe(2);
});

test('an engine that is away by then takes nothing from what was found', async () => {
  let calls = 0;
  const embed = async () => {
    if (calls++ > 0) throw new AppError('engine_unavailable', 'Away.');
    return [[0.8, 0.6]];
  };
  expect(await found([{ likeness: 0.5, hasWord: false }], embed)).toBe(1);
});
