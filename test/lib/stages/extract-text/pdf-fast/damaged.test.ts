import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFastPdf } from '../../../../../lib/stages/extract-text/pdf/fast/fast-pdf.ts';
import { readText } from '../fixtures/reading.ts';
import { readFast, readSlowly, rounded } from './both-ways.ts';
import { makePdf } from './make-pdf.ts';
import { at, helvetica, onePage } from './pages.ts';

const content = at(50, 700, 'A page that') + at(50, 680, 'is damaged somewhere');
const files = [true, false].map((isPacked) => onePage({ content, isPacked }));

describe('a file that is damaged', () => {
  test('is read by our own reader as by the PDF library, or not at all', async () => {
    const damage = fc.record({ file: fc.constantFrom(...files), at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, at, byte }) => {
        const bytes = file.slice();
        bytes[at % bytes.length] = byte;
        const fast = await readFast(bytes);
        if (!fast || fast.includes(null)) return;
        expect(rounded(fast)).toEqual(rounded(await readSlowly(bytes)));
      }),
      { numRuns: Number(process.env.RUNS ?? 150), seed: Number(process.env.SEED ?? 6) },
    );
  }, 60_000);

  test('in one page only is read page by page by whoever can', async () => {
    const page = (contents: number) => `<< /Type /Page /Parent 2 0 R /Contents ${contents} 0 R >>`;
    const bytes = makePdf([
      { text: '<< /Type /Catalog /Pages 2 0 R >>' },
      {
        text: `<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 /MediaBox [0 0 300 300] /Resources << /Font << /F1 ${helvetica} >> >> >>`,
      },
      { text: page(6) },
      { text: page(7) },
      { text: page(6) },
      { text: '<<', stream: at(10, 100, 'whole') },
      { text: '<<', stream: `${at(10, 100, 'odd')} 1 2 Unheard` },
    ]);
    const fast = openFastPdf(bytes);
    expect([1, 2, 3].map((number) => fast?.page(number) === null)).toEqual([false, true, false]);
    expect(await readText(bytes)).toBe('whole\n---\nodd\n---\nwhole');
  });
});
