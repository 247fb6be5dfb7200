/** Signs and words for currencies; a dollar sign alone is left as `$` for the document to decide. */
const signs: [RegExp, string][] = [
  [/^€$|^euros?$/i, 'EUR'],
  [/^£$/, 'GBP'],
  [/^(?:US ?\$|US dollars?)$/i, 'USD'],
  [/^RM$/i, 'MYR'],
  [/^(?:₹|Rs\.?|INR)$/i, 'INR'],
  [/^(?:C|CA)\$$/i, 'CAD'],
  [/^(?:A|AU)\$$/i, 'AUD'],
  [/^S\$$/i, 'SGD'],
  [/^HK\$$/i, 'HKD'],
  [/^NZ\$$/i, 'NZD'],
  [/^R\$$/i, 'BRL'],
  [/^zł$/i, 'PLN'],
  [/^(?:Fr\.|SFr\.?)$/i, 'CHF'],
  [/^¥$/, 'JPY'],
  [/^₽$/, 'RUB'],
  [/^₺$/, 'TRY'],
  [/^Kč$/i, 'CZK'],
  [/^Ft$/, 'HUF'],
  [/^\$$/, '$'],
];

const codes =
  'EUR|USD|GBP|MYR|INR|CHF|CAD|AUD|SGD|HKD|NZD|JPY|CNY|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|BRL|MXN|ZAR|TRY|AED|THB|IDR|PHP|KRW|ILS|UAH|RUB';

export const PREFIX = String.raw`(?:US|CA?|AU?|S|HK|NZ|R)?\$|[€£¥₹₽₺]|\b(?:${codes}|RM|Rs\.?|Fr\.|SFr\.?)`;
export const SUFFIX = `[€£¥₹₽₺$]|(?:${codes}|RM|zł|Kč|Ft|euros?)`;

export const CURRENCY_CODE = new RegExp(String.raw`\b(?:${codes})\b`);

/** The ISO code of a sign or word, `$` for a dollar of unknown country, or null. */
export function currencyOf(text: string): string | null {
  const word = text.trim();
  if (!word) return null;
  const sign = signs.find(([pattern]) => pattern.test(word));
  return sign?.[1] ?? (CURRENCY_CODE.test(word.toUpperCase()) ? word.toUpperCase() : null);
}
