import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFast, readSlowly, rounded } from './both-ways.ts';
import { onePage } from './pages.ts';

const number = (min: number, max: number) => fc.integer({ min: min * 4, max: max * 4 }).map((quarters) => quarters / 4);
const word = fc.stringMatching(/^[A-Za-z ,.0-9]{1,8}$/);
const gap = number(-1200, 1200);

const operator = fc.oneof(
  fc.tuple(word).map(([text]) => `(${text}) Tj`),
  fc
    .array(
      fc.oneof(
        word.map((text) => `(${text})`),
        gap.map(String),
      ),
      { maxLength: 6 },
    )
    .map((items) => `[${items.join(' ')}] TJ`),
  fc.tuple(number(-200, 200), number(-30, 30)).map(([x, y]) => `${x} ${y} Td`),
  fc.tuple(number(0, 30), word).map(([leading, text]) => `${leading} TL (${text}) '`),
  fc.tuple(number(-2, 12), fc.constantFrom('Tw', 'Ts')).map(([value, name]) => `${value} ${name}`),
  // Letters that are spaced out are parted by the library, but not by our own reader.
  number(-2, 0).map((value) => `${value} Tc`),
  number(50, 150).map((percent) => `${percent} Tz`),
  fc.tuple(fc.constantFrom('F1', 'F2'), number(5, 24)).map(([name, size]) => `/${name} ${size} Tf`),
  fc
    .tuple(
      fc.constantFrom('1 0 0 1', '2 0 0 2', '0 1 -1 0', '-1 0 0 -1', '.8 .6 -.6 .8', '1 0 .2 1'),
      number(0, 500),
      number(0, 800),
    )
    .map(([turn, x, y]) => `${turn} ${x} ${y} Tm`),
  fc.constantFrom('T*', 'ET BT', 'q', 'Q', 'EMC', '/P BMC', 'ET q 1.5 0 0 1.5 10 10 cm BT'),
);

test('whatever a page does with text, our own reader and the PDF library see the same lines', async () => {
  const times = '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>';
  await fc.assert(
    fc.asyncProperty(fc.array(operator, { minLength: 1, maxLength: 30 }), async (operators) => {
      const content = `BT /F1 12 Tf 100 600 Td\n${operators.join('\n')}\nET`;
      const bytes = onePage({ content, fonts: { F2: times } });
      const fast = await readFast(bytes);
      expect(rounded(fast)).toEqual(rounded(await readSlowly(bytes)));
    }),
    { numRuns: Number(process.env.RUNS ?? 120), seed: Number(process.env.SEED ?? 6) },
  );
}, 60_000);
