import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';

/** What is printed on the receipt and must be found again. */
export const receiptFacts = { vendor: 'MOSSGATE BAKERY', date: '2026-11-18', total: 21.4 };

type Row = ['middle', string, number?] | ['pair', string, string, number?] | ['rule'] | ['space', number];

const rows: Row[] = [
  ['space', 14],
  ['middle', 'MOSSGATE BAKERY', 34],
  ['space', 6],
  ['middle', '27 Fullers Row'],
  ['middle', 'Ashcombe AC3 6MB'],
  ['middle', 'Tel. 020 7946 0182'],
  ['space', 18],
  ['pair', '18/11/2026', '08:42'],
  ['pair', 'Receipt no. 004719', 'Till 2'],
  ['rule'],
  ['pair', '2 x Flat white', '6.80'],
  ['pair', '1 x Pot of tea', '2.90'],
  ['pair', '2 x Almond croissant', '6.20'],
  ['pair', '1 x Sourdough loaf', '4.10'],
  ['pair', '1 x Oat biscuit', '1.40'],
  ['rule'],
  ['space', 8],
  ['pair', 'TOTAL', '£21.40', 31],
  ['rule'],
  ['pair', 'VISA DEBIT', '£21.40'],
  ['pair', 'Card', '**** **** **** 4015'],
  ['pair', 'Authorised', '571204'],
  ['space', 14],
  ['pair', 'VAT 20% included', '£1.62'],
  ['pair', 'VAT no.', 'GB 948 7715 02'],
  ['space', 26],
  ['middle', 'Thank you, come again soon!'],
  ['middle', 'www.mossgate.example'],
];

const step = 34;
const heightOf = (row: Row): number => (row[0] === 'space' ? row[1] : row[0] === 'rule' ? 26 : step + (size(row) - 23));

function size(row: Row): number {
  if (row[0] === 'middle') return row[2] ?? 23;
  return row[0] === 'pair' ? (row[3] ?? 23) : 0;
}

const paper = { width: 470, margin: 34 };

/** The slip as a thermal printer leaves it: dark grey dots on pale paper, nothing turned yet. */
export function drawSlip(): Canvas {
  const height = rows.reduce((sum, row) => sum + heightOf(row), 0) + 100;
  const canvas = createCanvas(paper.width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#f4f3ef';
  pen.fillRect(0, 0, paper.width, height);
  let y = 54;
  for (const row of rows) {
    drawRow(pen, row, y);
    y += heightOf(row);
  }
  return canvas;
}

function drawRow(pen: SKRSContext2D, row: Row, y: number): void {
  pen.fillStyle = '#33322f';
  const bold = size(row) > 23 ? 'bold ' : '';
  pen.font = `${bold}${size(row)}px "Liberation Mono"`;
  if (row[0] === 'middle') write(pen, row[1], paper.width / 2, y, 'center');
  if (row[0] === 'pair') {
    write(pen, row[1], paper.margin, y, 'left');
    write(pen, row[2], paper.width - paper.margin, y, 'right');
  }
  if (row[0] !== 'rule') return;
  pen.font = '23px "Liberation Mono"';
  write(pen, '-'.repeat(32), paper.width / 2, y - 5, 'center');
}

/** Till printers set narrow, tall letters. */
function write(pen: SKRSContext2D, text: string, x: number, y: number, align: 'left' | 'center' | 'right'): void {
  pen.save();
  pen.translate(x, y);
  pen.scale(0.9, 1.12);
  pen.textAlign = align;
  pen.fillText(text, 0, 0);
  pen.restore();
}
