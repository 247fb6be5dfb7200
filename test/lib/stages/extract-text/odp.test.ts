import { describe, expect, test } from 'vitest';
import { buildOpenDocument, odfRow } from './fixtures/open-document.ts';
import { failure, readAll, readText } from './fixtures/reading.ts';

const page = (content: string) => `<draw:page>${content}</draw:page>`;
const box = (at: string, text: string, role = '') =>
  `<draw:frame ${at} presentation:class="${role}"><draw:text-box><text:p>${text}</text:p></draw:text-box></draw:frame>`;
const at = (x: string, y: string) => `svg:x="${x}" svg:y="${y}" svg:width="5cm" svg:height="2cm"`;
const odp = (...pages: string[]) => buildOpenDocument('presentation', pages.map(page).join(''));

describe('an OpenDocument presentation', () => {
  test('is a page per slide, its title first and the rest by where it stands, in any unit', async () => {
    const first =
      box(at('1cm', '150mm'), 'Unten') +
      box(at('4in', '5cm'), 'Rechts') +
      box(at('10mm', '5cm'), 'Links') +
      box(at('1cm', '17cm'), 'Titel', 'title');
    const pages = await readAll(odp(first, box(at('0cm', '0cm'), 'Zwei')));
    expect(pages.map(({ text }) => text)).toEqual(['Titel\n\nLinks\n\nRechts\n\nUnten', 'Zwei']);
  });

  test('gives shapes, groups, lists and tables', async () => {
    const shape = `<draw:custom-shape ${at('1cm', '1cm')}><text:p>Shape</text:p></draw:custom-shape>`;
    const table = `<draw:frame ${at('1cm', '9cm')}><table:table>${odfRow(['Tea', '4.00']).replace('<text:p>', '<text:list><text:list-item><text:p>').replace('</text:p>', '</text:p></text:list-item></text:list>')}</table:table></draw:frame>`;
    const list = box(at('1cm', '5cm'), '').replace(
      '<text:p></text:p>',
      '<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>',
    );
    const turned =
      '<draw:g><draw:rect draw:transform="rotate (1.57) translate (1cm 13cm)"><text:p>Turned</text:p></draw:rect></draw:g>';
    expect(await readText(odp(turned + table + list + shape))).toBe('Shape\n\n- One\n\nTea\t4.00\n\nTurned');
  });

  test('gives the notes of the speaker last, and no page numbers', async () => {
    const notes = `<presentation:notes>${box(at('1cm', '1cm'), '7', 'page-number')}${box(at('1cm', '9cm'), 'Say hello.', 'notes')}</presentation:notes>`;
    expect(await readText(odp(notes + box(at('1cm', '1cm'), 'Welcome')))).toBe('Welcome\n\nNotes:\nSay hello.');
  });

  test('without slides is called damaged', async () => {
    await expect(readText(odp())).rejects.toMatchObject(failure('document_corrupt', /no slides/));
  });
});
