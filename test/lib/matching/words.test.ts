import { expect, test } from 'vitest';
import { skillOf, vectorOfWords, wordsOf } from '../../../lib/matching/words.ts';

test.each([
  ['Senior Developer', ['senior', 'developer']],
  ['companies, boxes and analyses', ['company', 'box', 'analyse']],
  ['business process analysis', ['business', 'process', 'analysis']],
  ['Müller’s Buchführung in Gießen', ['muller', 'buchfuhrung', 'giessen']],
  ['Re\u0301sume\u0301 résumé', ['resume', 'resume']],
  ['C++, C# and F#', ['c++', 'c#', 'f#']],
  ['ASP.NET on .NET 8', ['asp', 'dotnet', 'on', 'dotnet', '8']],
  ['ada@example.net', ['ada', 'example', 'net']],
  ['Node.js / NodeJS', ['nodejs', 'nodejs']],
  ['front-end work', ['front', 'end', 'frontend', 'work']],
  ['项目 管理', ['项', '目', '管', '理']],
  ['ﬁnance', ['finance']],
  ['•— !?', []],
])('the words of “%s”', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('a language with a name of one letter is told from an initial', () => {
  expect(wordsOf('Python, R, SQL')).toContain('name:r');
  expect(wordsOf('programming in C and Go')).toEqual(expect.arrayContaining(['name:c', 'name:go']));
  expect(wordsOf('John R. Smith of R&D wants to Go home to Toys R Us, C-level')).not.toContain('name:r');
  expect(wordsOf('go-to-market')).not.toContain('name:go');
});

test('a vector of words says where each of them stands', () => {
  expect(vectorOfWords('Plan projects, then plan budgets')).toBe("'plan':1,4 'project':2 'then':3 'budget':5");
  expect(vectorOfWords('…')).toBe('');
});

test.each([
  ['JS', 'JavaScript'],
  ['javascript', 'JavaScript'],
  ['K8s', 'Kubernetes'],
  ['Postgres', 'PostgreSQL'],
  ['MS Excel', 'Microsoft Excel'],
  ['Excel (advanced)', 'Microsoft Excel'],
  ['SEO (Search Engine Optimization)', 'search engine optimization'],
  ['Search Engine Optimization (SEO)', 'search engine optimization'],
  ['R', 'R'],
  ['Project Management Skills', 'project management'],
  ['Strong knowledge of Soil Science', 'soil science'],
  ['Yield  curves', 'yield curves'],
  ['QuickBooks', 'QuickBooks'],
  ['SAP R/3', 'SAP R/3'],
  ['Photoshop/Illustrator', 'Photoshop/Illustrator'],
])('“%s” is kept as “%s”', (asked, name) => {
  expect(skillOf(asked)?.name).toBe(name);
});

test('what has no word in it is no skill', () => {
  expect(['', '  ', '!!', "'\\", '()'].map(skillOf)).toEqual([null, null, null, null, null]);
});
