import type { Canvas } from '@napi-rs/canvas';
import { afterAll, expect, test } from 'vitest';
import { createReader } from '../../../local/engines/reader.ts';
import { letter, png, receipt, sheet, turned } from './drawing.ts';
import { inverted, shaded, tilted } from './looks.ts';

// Whatever else the machine has to do.
const reader = createReader({ patience: 600_000, deadline: 600_000 });
afterAll(() => reader.close());

async function read(canvas: Canvas): Promise<{ text: string; confidence: number }> {
  const answer = await reader.read({ kind: 'image', bytes: png(canvas) }, new AbortController().signal);
  if (!('image' in answer)) throw new Error(JSON.stringify(answer));
  const { rows } = answer.image;
  const words = rows.flat(2);
  return {
    text: rows.map((row) => row.map((segment) => segment.map(({ text }) => text).join(' ')).join('  ')).join('\n'),
    confidence: words.reduce((sum, word) => sum + word.confidence, 0) / words.length,
  };
}

const bill = sheet(520, 340, receipt);
const billed = 'CORNER BAKERY\nRye bread  4.80\nApple cake  12.50\nTOTAL  17.30';

test.each([
  ['a receipt askew by 15° to the right', tilted(bill, 15)],
  ['a receipt askew by 15° to the left', tilted(bill, -15)],
  ['a receipt on its side and askew', tilted(bill, 82)],
  ['a receipt upside down and askew', tilted(bill, 171)],
  ['a receipt in white on black', inverted(bill)],
  ['a receipt in white on black, upside down', turned(inverted(bill), 2)],
])('%s is read in its rows', async (_, canvas) => {
  expect((await read(canvas)).text).toBe(billed);
});

test('pale print in uneven light is read with its spaces', async () => {
  expect((await read(shaded(sheet(800, 400, letter)))).text).toBe(letter.map(({ text }) => text).join('\n'));
});

test('letters of other languages are read, or put right where the alphabet has none of them', async () => {
  const lines = ['fällig Straße', 'reçu réglée', 'Señor João', '30 °C und ¥500'];
  const { text } = await read(
    sheet(
      700,
      330,
      lines.map((line, i) => ({ text: line, x: 40, y: 70 + i * 65 })),
    ),
  );
  expect(text.split('\n')).toEqual(lines);
});

test('a page in letters that the engine does not know is read with little confidence', async () => {
  const lines = ['Договор поставки товара', 'Общая сумма платежа указана'];
  const { confidence } = await read(
    sheet(
      700,
      200,
      lines.map((line, i) => ({ text: line, x: 40, y: 70 + i * 65 })),
    ),
  );
  expect(confidence).toBeLessThan(0.5);
});
