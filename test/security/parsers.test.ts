import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Context } from '../../lib/context.ts';
import { receiveDocuments } from '../../lib/documents/receive.ts';
import { classify } from '../../lib/stages/classify/classify.ts';
import { extractFields } from '../../lib/stages/extract-fields/extract-fields.ts';
import { categories } from '../../lib/stages/stage.ts';
import { buildDocx, paragraph } from '../lib/stages/extract-text/fixtures/office.ts';
import { ocrThatSees, readAll, readText } from '../lib/stages/extract-text/fixtures/reading.ts';
import { jpegWithPlace, pdfOfManyPages, pdfThatBoasts, pdfWhoseReferencesLoop, pdfWithAuthor, place } from './files.ts';

const root = resolve(import.meta.dirname, '../../lib/stages');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));
const engines = { ocr: null, model: null, embedder: null };

describe('check 4: a PDF', () => {
  test('of a hundred thousand pages is refused, and one that only says so has the pages that it has', async () => {
    await expect(readText(pdfOfManyPages())).rejects.toMatchObject({ code: 'document_too_complex' });
    expect(await readAll(pdfThatBoasts(), ocrThatSees('Seen'))).toHaveLength(1);
  });

  test('whose cross references lead back to themselves is read once', async () => {
    expect(await readText(pdfWhoseReferencesLoop())).toBe('A public word');
  });
});

describe('check 10: what reads files', () => {
  const packages = ['fflate', 'htmlparser2', 'node:zlib', 'papaparse', 'postal-mime', 'unpdf', 'unpdf/pdfjs', 'zod'];

  test('is given bytes and nothing else: no network, no disk, no variables, no processes', () => {
    const imported = sources.flatMap(({ text }) =>
      [...text.matchAll(/\b(?:from|import) '([^.'][^']*)'/g)].map(([, name]) => name),
    );
    expect([...new Set(imported)].sort()).toEqual(packages);
    const powers =
      /\b(fetch|XMLHttpRequest|WebSocket|importScripts|connect)\(|\bprocess\.|\bimport\.meta|\bglobalThis\b/;
    expect(sources.filter(({ text }) => powers.test(text)).map(({ name }) => name)).toEqual([]);
  });

  test('makes no code of what it reads', () => {
    const code = /\beval\(|\bnew Function\b|\bimport\(|setTimeout\('|dangerouslySetInnerHTML/;
    expect(sources.filter(({ text }) => code.test(text)).map(({ name }) => name)).toEqual([]);
  });

  test('calls nobody while it reads a document that asks for it', async () => {
    const asked: unknown[] = [];
    const original = globalThis.fetch;
    globalThis.fetch = async (input) => {
      asked.push(input);
      throw new Error('nobody is there');
    };
    try {
      const template =
        '<Relationships><Relationship Id="rId1" TargetMode="External" Target="http://evil.example/t"/></Relationships>';
      await readText(buildDocx(paragraph('Hello'), { 'word/_rels/settings.xml.rels': template }));
      await readText(
        new TextEncoder().encode(
          '<html><img src="http://evil.example/p"><link rel="stylesheet" href="//evil.example/s"><p>Hello',
        ),
      );
      await readText(
        new TextEncoder().encode(
          'From: a@b.example\nTo: c@d.example\nContent-Type: message/external-body; access-type=URL; URL="http://evil.example/"\n\nHello',
        ),
      );
      await readText(pdfWithAuthor());
    } finally {
      globalThis.fetch = original;
    }
    expect(asked).toEqual([]);
  });
});

test('check 11: whoever runs this is told that no file is scanned, and where a scanner belongs', () => {
  const said = readFileSync(resolve(root, '../../docs/documents.md'), 'utf8').replace(/\s+/g, ' ');
  expect(said).toMatch(/not scanned for viruses.*handed back to nobody but their owner.*a scanner belongs in front of/);
});

describe('check 12: what a file tells of its maker and its place', () => {
  const told = [...Object.values(place), 'Draft of the dismissal'];

  test('stays in the original, which is kept to the byte', async () => {
    const kept: Uint8Array[] = [];
    const database = {
      commit: async () => ({
        outcome: 'accepted',
        batch: { id: 'b', total: 1, created_at: '' },
        documents: [],
        errors: [],
        effects: [],
        events: [],
      }),
    };
    // As much of a context as receiving files takes.
    const ctx = {
      actor: { kind: 'user', id: 'ada' },
      database,
      files: { put: async (_: string, bytes: Uint8Array) => void kept.push(bytes) },
      live: { ring: async () => {} },
      log: { info: () => {} },
      newId: () => crypto.randomUUID(),
    } as unknown as Context;
    const options = {
      queue: 'default' as const,
      stages: ['extract_text' as const],
      duplicates: 'reject' as const,
      notify: true,
    };
    await receiveDocuments(ctx, {
      files: [{ filename: 'a.jpg', bytes: jpegWithPlace() }],
      options,
      idempotencyKey: null,
    });
    expect(kept).toEqual([jpegWithPlace()]);
  });

  test('is no text of it: neither shown nor searched nor taken for a field', async () => {
    const core = `<cp:coreProperties><dc:creator>${place.owner}</dc:creator><dc:title>Draft of the dismissal</dc:title></cp:coreProperties>`;
    const pages = [
      ...(await readAll(jpegWithPlace(), ocrThatSees('Seen'))),
      ...(await readAll(pdfWithAuthor())),
      ...(await readAll(buildDocx(paragraph('A public word'), { 'docProps/core.xml': core }))),
    ];
    expect(pages.map(({ text }) => text)).toEqual(['Seen', 'A public word', 'A public word']);
    for (const word of told) expect(JSON.stringify(pages)).not.toContain(word);
  });
});

test('check 36: words that objects are born with are words like any other', async () => {
  const words = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
  const styles = words.map((word) =>
    paragraph(word, `<w:pStyle w:val="${word}"/><w:numPr><w:numId w:val="${word}"/></w:numPr>`),
  );
  expect((await readText(buildDocx(styles.join('')))).split('\n').map((line) => line.replace('- ', ''))).toEqual(words);
  const lines = words.flatMap((word) => [word, `${word}: ${word}`, `Total ${word} 5.00`]);
  const text = lines.join('\n');
  const document = {
    mediaType: 'text/plain',
    pages: [{ number: 1, text, source: 'text' as const, confidence: null, lines: [] }],
  };
  expect(categories).toContain((await classify(document, engines)).category);
  for (const category of categories)
    for (const { value } of await extractFields(document, category, engines))
      expect(JSON.stringify(value)).not.toMatch(/native code|\[object/);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
