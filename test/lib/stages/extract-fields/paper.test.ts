import { describe, expect, test } from 'vitest';
import { placedDocument, read, textDocument, values } from './documents.ts';

describe('the authors of a paper', () => {
  test.each([
    ['Ada Okafor1, Ben T. Lund2 and Chen Ito1', ['Ada Okafor', 'Ben T. Lund', 'Chen Ito']],
    ['Ada Okafor,1 Bernd Mu¨ller,2 Chen Ito*', ['Ada Okafor', 'Bernd Müller', 'Chen Ito']],
    ['A. Okafor and B. Lund, Institute of Paper, Elmstadt', ['A. Okafor', 'B. Lund']],
    [
      'Ada Okafor1 Ben Lund2, Jean-Marc\nDubois3 and Chen Ito',
      ['Ada Okafor', 'Ben Lund', 'Jean-Marc Dubois', 'Chen Ito'],
    ],
    ['M. Keller, S. Ito, for the Walking Study Group', ['M. Keller', 'S. Ito']],
    ['Ada Okafor, PhD', ['Ada Okafor']],
  ])('%j are read as %j', async (authors, names) => {
    const paper = textDocument(`On the flight of folded planes\n${authors}\nUniversity of Elmstadt`);
    expect((await values(paper, 'paper')).authors).toEqual(names);
  });

  test.each(['University of Elmstadt', 'IV. DISCUSSION', 'Published in the Journal of Folding'])(
    '%j names no author',
    async (line) => {
      expect((await values(textDocument(`On the flight of folded planes\n${line}`), 'paper')).authors).toBeUndefined();
    },
  );

  test('they may stand above the title, as in French journals', async () => {
    const text = "Revue d'histoire, vol. 14\nHélène Marchand\nUniversité de Val Clair\nLes foires aux bestiaux\nRésumé";
    expect(await values(textDocument(text), 'paper')).toMatchObject({
      title: 'Les foires aux bestiaux',
      authors: ['Hélène Marchand'],
    });
  });
});

describe('the title of a paper', () => {
  test('runs over the lines that are set as large', async () => {
    const paper = placedDocument([
      ['Journal of Folding, vol. 3', 10, 3],
      ['On the flight of folded', 10, 10],
      ['planes', 10, 14],
      ['Ada Okafor, Ben Lund', 10, 19],
      ['We fold forty planes in five ways.', 10, 26],
    ]);
    for (const line of paper.pages[0]?.lines.slice(1, 3) ?? []) line.bbox[3] = line.bbox[1] + 0.025;
    const { title } = await read(paper, 'paper');
    expect(title).toMatchObject({ value: 'On the flight of folded planes' });
    expect(title?.confidence).toBeGreaterThan(0.8);
  });

  test('is doubtful where neither its size nor the names of authors tell it', async () => {
    const { title } = await read(textDocument('Working Paper 12\nTolls and traffic\nI use daily counts.'), 'paper');
    expect(title).toMatchObject({ value: 'Tolls and traffic' });
    expect(title?.confidence).toBeLessThan(0.6);
  });
});

test('words of an abstract that are parted at a line’s end are whole again', async () => {
  const text =
    'Folding\nAda Okafor, Ben Lund\nZusammenfassung\nDer Beitrag untersucht auf Basis von Messungen, wie sich die Fal-\ntung auf den Flug von vierzig Fliegern auswirkt.\nSchlüsselwörter: Faltung';
  expect((await values(textDocument(text), 'paper')).abstract).toBe(
    'Der Beitrag untersucht auf Basis von Messungen, wie sich die Faltung auf den Flug von vierzig Fliegern auswirkt.',
  );
});

test('a DOI on a later page may be a cited one', async () => {
  const [first, second] = ['On folding\nAda Okafor, Ben Lund', 'References\n[1] doi:10.1234/other.1'].map((text) => ({
    text,
    source: 'text' as const,
    confidence: null,
    lines: [],
  }));
  if (!first || !second) throw new Error('There are two pages.');
  const pages = [
    { ...first, number: 1 },
    { ...second, number: 2 },
  ];
  const { doi } = await read({ mediaType: 'application/pdf', pages }, 'paper');
  expect(doi?.confidence).toBeLessThan(0.6);
});
