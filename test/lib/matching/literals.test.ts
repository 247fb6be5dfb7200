import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { skillOf, vectorOfWords } from '../../../lib/matching/words.ts';

let database: PGlite;

beforeAll(async () => {
  database = await PGlite.create();
}, 60_000);

afterAll(() => database.close());

async function has(text: string, asked: string): Promise<boolean> {
  const sql = 'select $1::tsvector @@ $2::tsquery as found';
  const { rows } = await database.query<{ found: boolean }>(sql, [vectorOfWords(text), skillOf(asked)?.query]);
  return rows[0]?.found ?? false;
}

test.each([
  ['Led C++ and C# teams', 'C++', true],
  ['Led C++ and C# teams', 'C', false],
  ['C, C++, Rust', 'C', true],
  ['ASP.NET MVC', '.NET', true],
  ['ada@comcast.net', '.NET', false],
  ['Wrote Node.js services', 'NodeJS', true],
  ['Wrote node js services', 'Node.js', true],
  ['Statistics in R and Stata', 'R', true],
  ['Managed John R. Smith', 'R', false],
  ['Deployed on k8s', 'Kubernetes', true],
  ['MS Excel, Word', 'Excel', true],
  ['Excellent speaker', 'Excel', false],
  ['project management', 'Project Management', true],
  ['Managed large projects', 'Project Management', true],
  ['management of several projects', 'Project Management', true],
  ['Project one ended. Later in other firms I was in management', 'Project Management', false],
  ['Negotiated and closed contracts', 'negotiation', true],
  ['Excelled as a waiter', 'Excel', false],
  ['Learned to operate machines', 'machine learning', false],
  ['Production design', 'product design', false],
  ['Analyzed the data of sales', 'data analysis', true],
  ['Front-end developer', 'frontend', true],
  ['Frontend developer', 'front-end', true],
  ['Forschung & Entwicklung', 'Forschung und Entwicklung', true],
  ['QUALITÄTSMANAGEMENT nach ISO 9001', 'Qualitätsmanagement', true],
  ['Ran A/B tests', 'A/B testing', true],
  ['Tests of class B', 'A/B testing', false],
  ['Illustrator since 2009', 'Photoshop/Illustrator', true],
  ['负责项目管理工作', '项目管理', true],
  ['Followed planned menus', 'menu planning', true],
  ['REST apis', 'REST APIs', true],
  ['An HR generalist', 'human resources', true],
  ['40 hr a week', 'HR', false],
  ['Head of IT', 'IT', true],
  ['did it', 'IT', false],
  ['html, css, js', 'JavaScript', true],
  ['Built RESTful web services', 'REST APIs', true],
  ['REST APIs', 'REST API', true],
  ['Tracked the KPIs', 'key performance indicators', true],
  ['Internal audits', 'internal audit', true],
])('in “%s”, “%s” is found: %s', async (text, asked, found) => {
  expect(await has(text, asked)).toBe(found);
});

/** The same numbers in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test('whatever is written in a resume or asked for, PostgreSQL understands it', async () => {
  const random = numbersFrom(4);
  const pieces = [...'\'\\"&|!():*<->,;%$\0\n\t /.+#-_´’', '<->', ':A', ':*', "''", '\\\\', 'C++', '.net', 'é', 'ß'];
  pieces.push(
    'word',
    'Words',
    '🦀',
    '\ud83e',
    '\udd80',
    '\u202e',
    'ﬁ',
    '字',
    'ไทย',
    '٣',
    'İ',
    'x'.repeat(70),
    '1',
    'R',
    'Go',
  );
  const texts = Array.from({ length: 3000 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 12) }, () => pieces[Math.floor(random() * pieces.length)]).join(''),
  );
  const queries = texts.map((text) => skillOf(text)?.query).filter((query) => query !== undefined);
  expect(queries.length).toBeGreaterThan(1000);
  const sql = `select (select count(v::tsvector) from jsonb_array_elements_text($1::jsonb) v)::int as vectors,
                      (select count(q::tsquery) from jsonb_array_elements_text($2::jsonb) q)::int as queries`;
  const { rows } = await database.query(sql, [JSON.stringify(texts.map(vectorOfWords)), JSON.stringify(queries)]);
  expect(rows).toEqual([{ vectors: 3000, queries: queries.length }]);
});

test('a text of any length stays within what PostgreSQL keeps', async () => {
  const many = Array.from({ length: 60_000 }, (_, index) => `unlike${index.toString(36)}`).join(' ');
  const long = Array.from({ length: 20_000 }, (_, index) => '語'.repeat(2) + 'ж'.repeat(50) + index.toString(36)).join(
    ' ',
  );
  for (const text of [many, long, 'again '.repeat(40_000)]) {
    const { rows } = await database.query('select length($1::tsvector) as words', [vectorOfWords(text)]);
    expect(rows).toHaveLength(1);
  }
});
