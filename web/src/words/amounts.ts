const english = /^[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;
const continental = /^[-+]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/;

/** A number as people write it: "1,234.50", "1.234,50", "1 234.5"; "1,234" is a thousand and more. Null when it is none. */
export function amountOf(written: string): number | null {
  const bare = written.replace(/[\s'’]/g, '');
  if (english.test(bare)) return Number(bare.replaceAll(',', ''));
  if (continental.test(bare)) return Number(bare.replaceAll('.', '').replace(',', '.'));
  return null;
}
