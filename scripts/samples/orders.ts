const titles: [isbn: string, title: string, price: number][] = [
  ['QP-101', 'The Salt Road', 14.99],
  ['QP-102', 'A Short History of Buttons', 11.5],
  ['QP-107', 'Ashcombe by Night', 18],
  ['QP-110', 'Letters to a Lighthouse', 12.99],
  ['QP-113', 'Counting Swifts, a "field diary"', 16.25],
];
const shops = ['Northlight Books', 'Harbour Street Reader', 'Wexley & Daughters', 'Page Forty-Two, Northmere'];

const quoted = (value: string | number): string =>
  /[",]/.test(String(value)) ? `"${String(value).replace(/"/g, '""')}"` : String(value);

/** A month's orders of a small publisher, as its shop system exports them. */
export function ordersCsv(): string {
  const rows = Array.from({ length: 24 }, (_, index) => {
    const [code, title, price] = titles[(index * 3) % titles.length] ?? ['', '', 0];
    const quantity = 1 + ((index * 7) % 12);
    const day = String(1 + Math.floor(index * 1.25)).padStart(2, '0');
    const shop = shops[(index * 5) % shops.length] ?? '';
    return [
      `2026-10-${day}`,
      5200 + index,
      shop,
      code,
      title,
      quantity,
      price.toFixed(2),
      (quantity * price).toFixed(2),
    ];
  });
  const head = ['order_date', 'order_no', 'shop', 'item', 'title', 'quantity', 'price_gbp', 'amount_gbp'];
  return [head, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}
