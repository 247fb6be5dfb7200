import { expect, test } from 'vitest';
import { skillOf, vectorOfWords, wordsOf } from '../../../lib/matching/words.ts';

test.each([
  ['Senior Developer', ['senior', 'developer']],
  ['companies, boxes and analyses', ['company', 'box', 'analyse']],
  ['business process analysis', ['business', 'process', 'analysi']],
  ['Müller’s Buchführung in Gießen', ['muller', 'buchfuhrung', 'giessen']],
  ['Re\u0301sume\u0301 résumé', ['resume', 'resume']],
  ['C++, C# and F#', ['c++', 'c#', 'f#']],
  ['ASP.NET on .NET 8', ['asp', 'dotnet', 'on', 'dotnet', '8']],
  ['ada@example.net', ['ada', 'example', 'net']],
  ['Node.js / NodeJS', ['nodejs', 'nodejs']],
  ['front-end work', ['front', 'end', 'work']],
  ['项目 管理', ['项', '目', '管', '理']],
  ['ﬁnance', ['finance']],
  ['•— !?', []],
])('the words of “%s”', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('a language with a name of one letter is told from an initial', () => {
  for (const text of ['Python, R, SQL', 'programming in R', 'SAS/R', 'R and Stata']) {
    expect(vectorOfWords(text)).toContain("'name:r'");
  }
  for (const text of ['John R. Smith', 'R&D', 'Toys R Us', 'R-rated', 'Larry R Smith', 'S. R. Ranganathan', 'r, s']) {
    expect(vectorOfWords(text)).not.toContain("'name:r'");
  }
  expect(vectorOfWords('Rust, Go')).toContain("'name:go'");
  expect(vectorOfWords('a go-to-market plan. Go home')).not.toContain("'name:go'");
});

test('a vector of words says where each of them stands, with its stem and its compound', () => {
  expect(vectorOfWords('Plan jobs, then plan')).toBe("'plan':1,4 '~plan':1,4 'job':2 'then':3 '~then':3");
  expect(vectorOfWords('a front-end')).toBe("'a':1 'front':2 '~front':2 'end':3 'frontend':3");
  expect(vectorOfWords('…')).toBe('');
});

test.each([
  [['manage', 'manages', 'managed', 'managing', 'management'], 'manag'],
  [['plan', 'planned', 'planning'], 'plan'],
  [['negotiate', 'negotiating', 'negotiation', 'negotiations'], 'negotiat'],
  [['study', 'studies', 'studied', 'studying'], 'stud'],
  [['analysis', 'analyze', 'analysed', 'analyst'], 'analys'],
  [['process', 'processes', 'processing'], 'process'],
])('%j are forms of one word', (forms, stem) => {
  for (const form of forms) expect(vectorOfWords(form)).toContain(`'~${stem}':1`);
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
