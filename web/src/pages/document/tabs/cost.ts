/** Millionths of a dollar as people write them: "$0.0015", "nothing". */
export function costText(microDollars: number): string {
  if (microDollars === 0) return 'nothing';
  const dollars = microDollars / 1_000_000;
  return dollars.toLocaleString('en', {
    style: 'currency',
    currency: 'USD',
    maximumSignificantDigits: dollars < 1 ? 2 : 4,
  });
}
