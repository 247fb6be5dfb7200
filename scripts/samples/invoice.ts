import { grouped, ibanOf } from './iban.ts';

interface Item {
  what: string;
  detail: string;
  quantity: number;
  /** In pence. */
  price: number;
}

const rooms: [string, Item[]][] = [
  [
    'Editorial room, second floor',
    [
      { what: 'Sit-stand desk “Larch”, 160 × 80 cm', detail: 'Ash veneer, cable tray', quantity: 8, price: 61_400 },
      { what: 'Task chair “Fenn”', detail: 'Wool felt, moss green', quantity: 8, price: 32_850 },
      { what: 'Desk screen, 160 × 60 cm', detail: 'Acoustic felt, light grey', quantity: 6, price: 11_900 },
      { what: 'Drawer unit on castors', detail: 'Lockable, three drawers', quantity: 8, price: 18_600 },
      { what: 'Wall shelf, oak, 240 cm', detail: 'Concealed brackets', quantity: 5, price: 21_450 },
      { what: 'Desk lamp “Heron”', detail: 'Dimmable, 2700–4000 K', quantity: 8, price: 8_925 },
    ],
  ],
  [
    'Meeting room “Colophon”',
    [
      { what: 'Table for ten, 320 × 120 cm', detail: 'Solid oak, two cable ports', quantity: 1, price: 284_000 },
      { what: 'Conference chair “Fenn”, sledge base', detail: 'Wool felt, graphite', quantity: 10, price: 23_700 },
      { what: 'Acoustic ceiling panel, 120 × 120 cm', detail: 'White, suspended', quantity: 6, price: 14_350 },
      { what: 'Whiteboard, glass, 200 × 120 cm', detail: 'Magnetic, with tray', quantity: 1, price: 46_800 },
      { what: 'Blackout blind, made to measure', detail: '3 windows, sand', quantity: 3, price: 19_275 },
    ],
  ],
  [
    'Reception and kitchen',
    [
      { what: 'Reception counter, 210 cm', detail: 'Linoleum top, step-free side', quantity: 1, price: 318_500 },
      { what: 'Bench “Quay”, 140 cm', detail: 'Oak, seat pad', quantity: 2, price: 54_300 },
      { what: 'Book display, six tiers', detail: 'Powder-coated steel', quantity: 3, price: 27_900 },
      { what: 'Bar table, 180 × 70 cm', detail: 'Compact laminate', quantity: 1, price: 72_600 },
      { what: 'Bar stool', detail: 'Beech, stackable', quantity: 6, price: 12_450 },
      { what: 'Pendant lamp “Moon”, 45 cm', detail: 'Opal glass', quantity: 4, price: 16_800 },
    ],
  ],
  [
    'Services',
    [
      { what: 'Survey and drawings', detail: 'Two site visits', quantity: 1, price: 68_000 },
      { what: 'Delivery to second floor', detail: 'Two fitters, one van, 12 November', quantity: 1, price: 39_500 },
      { what: 'Assembly and fitting', detail: 'Hours, 12 to 14 November', quantity: 34, price: 4_600 },
      { what: 'Disposal of old furniture', detail: '1.4 t, with certificate', quantity: 1, price: 28_750 },
    ],
  ],
];

const sum = (items: Item[]): number => items.reduce((total, { quantity, price }) => total + quantity * price, 0);
const net = sum(rooms.flatMap(([, items]) => items));
const tax = Math.round(net / 5);

/** What is printed on the invoice and must be found again. */
export const invoiceFacts = {
  invoice_number: 'TP-2026-0418',
  date: '2026-11-16',
  due_date: '2026-12-16',
  net: net / 100,
  tax: tax / 100,
  total: (net + tax) / 100,
  iban: ibanOf('GB', 'TLWP00993420174655'),
};

const money = (pence: number): string => (pence / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 });

const itemRow = ({ what, detail, quantity, price }: Item): string =>
  `<tr><td>${what}<small>${detail}</small></td><td>${quantity}</td><td>${money(price)}</td><td>${money(quantity * price)}</td></tr>`;

const roomRows = ([room, items]: [string, Item[]]): string =>
  `<tbody><tr class="room"><th colspan="4">${room}</th></tr>${items.map(itemRow).join('')}</tbody>`;

/** Two pages of an invoice of a small furniture maker, as HTML to be printed. */
export const invoiceHtml =
  (): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Invoice ${invoiceFacts.invoice_number}</title>
<style>${style}</style>
<header><div class="mark"></div><div><h1>Tallow &amp; Pine Interiors Ltd</h1><p>14 Saltmarket Row, Ashcombe AC4 7TP<br>hello@tallowandpine.example</p></div><h2>Invoice</h2></header>
<section class="head">
<div><h3>Bill to</h3><p>Quillfeather Press Ltd<br>Accounts payable<br>3 Binders Court<br>Ashcombe AC1 2QP</p></div>
<table><tr><th>Invoice number</th><td>${invoiceFacts.invoice_number}</td></tr><tr><th>Invoice date</th><td>16 November 2026</td></tr>
<tr><th>Due date</th><td>16 December 2026</td></tr><tr><th>Your order</th><td>QP-7731</td></tr></table>
</section>
<p class="about">Fitting out of your new offices at 3 Binders Court, delivered and completed on 14&nbsp;November&nbsp;2026. Amounts are in pounds sterling (GBP).</p>
<table class="items"><thead><tr><th>Description</th><th>Qty</th><th>Unit price</th><th>Amount</th></tr></thead>${rooms.map(roomRows).join('')}</table>
<section class="end">
<div><h3>How to pay</h3><p>Please transfer the total by 16 December 2026 and quote <nobr>${invoiceFacts.invoice_number}</nobr>.</p>
<p>IBAN ${grouped(invoiceFacts.iban)}<br>BIC TLWPGB2A<br>Account holder Tallow &amp; Pine Interiors Ltd</p></div>
<table><tr><th>Net total</th><td>£${money(net)}</td></tr><tr><th>VAT 20%</th><td>£${money(tax)}</td></tr><tr class="total"><th>Total due</th><td>£${money(net + tax)}</td></tr></table>
</section>
<p class="thanks">Thank you for trusting us with your rooms. Our work is guaranteed for five years.</p></html>`;

const style = `
@page { size: A4; margin: 18mm 18mm 20mm;
  @bottom-left { content: "Tallow & Pine Interiors Ltd · Company no. 00948211 · VAT no. GB 948 2110 36"; font: 7.5pt Lato; color: #6d7268 }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 7.5pt Lato; color: #6d7268 } }
* { margin: 0; padding: 0; box-sizing: border-box }
body { font: 9.5pt/1.45 Lato, Carlito, sans-serif; color: #22251f }
header { display: flex; gap: 4mm; align-items: center; border-bottom: 0.6mm solid #2f5d4a; padding-bottom: 6mm }
header .mark { width: 14mm; height: 14mm; border-radius: 50% 50% 50% 0; background: #2f5d4a; box-shadow: inset 4.5mm 4.5mm 0 -1mm #c8a15a }
header h1 { font-size: 14pt; font-weight: 700 } header p { color: #6d7268; font-size: 8.5pt }
header h2 { margin-left: auto; font-size: 22pt; font-weight: 300; color: #2f5d4a }
h3 { font-size: 8pt; font-weight: 700; color: #2f5d4a; margin-bottom: 1mm }
.head, .end { display: flex; justify-content: space-between; margin: 9mm 0 7mm } .head table { align-self: start }
th { text-align: left; font-weight: 700 } .head th { padding: 0.4mm 9mm 0.4mm 0; font-weight: 400; color: #6d7268 } .head td { text-align: right }
.about { margin-bottom: 5mm; max-width: 130mm }
.items { width: 100%; border-collapse: collapse } .items td, .items th { padding: 1.25mm 0; vertical-align: top }
.items thead th { border-bottom: 0.3mm solid #22251f; font-size: 8pt } .items tr { break-inside: avoid }
.items td { border-bottom: 0.15mm solid #dcded7 } .items .room th { color: #2f5d4a; padding-top: 3.5mm; border-bottom: 0.15mm solid #dcded7; break-after: avoid }
.items td:not(:first-child), .items thead th:not(:first-child) { text-align: right; white-space: nowrap; padding-left: 8mm; font-variant-numeric: tabular-nums }
small { display: block; color: #6d7268; font-size: 8pt; line-height: 1.2 }
.end { break-inside: avoid; margin-top: 8mm } .end div { max-width: 92mm } .end p { margin-bottom: 2mm }
.end table { border-collapse: collapse; align-self: start; min-width: 62mm } .end table th { font-weight: 400; padding: 1mm 6mm 1mm 0 } .end table td { text-align: right }
.end .total th, .end .total td { border-top: 0.4mm solid #2f5d4a; font-weight: 700; font-size: 12pt; padding-top: 2mm }
.thanks { color: #6d7268; margin-top: 6mm }
`;
