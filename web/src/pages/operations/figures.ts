const many = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

export const numberText = (value: number): string => many.format(value);

/** Dollars as people read them: "$12.50"; below a cent with the digits that say something, "$0.0012". */
export function usdText(usd: number): string {
  const isSmall = usd !== 0 && Math.abs(usd) < 0.01;
  const digits = isSmall ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', ...digits }).format(usd);
}

export const microUsdText = (microUsd: number): string => usdText(microUsd / 1e6);

/** How long something lasts: "45 s", "3 min", "2.5 h", "4 days". */
export function spanText(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${many.format(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}
