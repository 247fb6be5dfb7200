import type { Candidate } from '../../find/candidate.ts';
import type { Source } from '../../find/source.ts';

const SUM = String.raw`(?:\d{1,3}(?:[,.'’ ]\d{3})+|\d{1,7})(?:[.,]\d{2})?(?!\d)[kK]?`;
const SIGN = String.raw`(?:(?:US|A|C|NZ)?\$|€|£|CHF|EUR|USD|GBP)`;
const UP_TO = String.raw`\s*(?:-|–|—|to|bis|à|and|und|et)\s*`;
const PER = String.raw`(?:\s?(?:\/\s?(?:hr|hour|h|yr|year|annum|annual|month|mo|week|day|stunde|jahr|monat|heure|an|mois)|(?:per|an|a|pro|im|par|p\.)\s?(?:hour|year|annum|annual|month|week|day|stunde|jahr|monat|heure|an|mois|a\.|m\.)|annually|yearly|hourly|monthly|brutto(?: im (?:jahr|monat))?|jährlich|monatlich|bruts?(?: (?:annuels?|par (?:an|mois)))?)(?!\p{L}))+`;
const ONE = String.raw`(?:${SIGN}\s?${SUM}|${SUM}\s?${SIGN}(?!\p{L}))(?:${PER})?`;
const RANGE = `(?:${SUM}${UP_TO}${SUM}\\s?${SIGN}(?!\\p{L})|${ONE}(?:${UP_TO}(?:${ONE}|${SUM}))?)`;
const SALARY = new RegExp(
  String.raw`(?<![\d.,])(?<salary>(?:starting (?:at|from|salary of) |from |up to |ab |ca\. |à partir de )?${RANGE}(?:${PER})?(?: plus [\d.,]+ ?% \p{L}+)?)`,
  'iu',
);
const PAY =
  /\b(?:salary|pay|compensation|wages?|rate|range|annually|annual|hourly|per (?:hour|year|annum)|p\.a\.|gehalt|vergütung|jahresgehalt|stundenlohn|brutto|salaire|rémunération|remuneration|starting at|brut|superannuation)\b|\/\s?(?:hr|h|yr|year|annual)\b/i;
const NOT_PAY =
  /\b(?:budget|revenue|grant|bonus|fund(?:ing|s)?|million|billion|stipend for|allowance|insurance|fee|donat\w*|turnover|umsatz)\b/i;
const LABEL = /\b(?:salary|pay|wage|gehalt|salaire|vergütung|rémunération|compensation)\b.{0,60}$/i;
const PERIOD = new RegExp(PER, 'iu');

/** Finds what the job pays, as it is written: a sum or a range, with its period. */
export function findSalary(source: Source): Candidate<string> | null {
  const found = source.cells.flatMap((cell, index): Candidate<string>[] => {
    const salary = SALARY.exec(cell.text)?.groups?.salary?.trim();
    if (!salary || !/\d{2}/.test(salary)) return [];
    const above = source.cells[index - 1]?.text ?? '';
    const isNamed = PAY.test(`${above} ${cell.text}`);
    if (!isNamed || NOT_PAY.test(cell.text)) return [];
    const hasPeriod = PERIOD.test(salary);
    const isRange = /\d\D+\d{2}/.test(salary.replace(/[.,'’ ](?=\d)/g, ''));
    const isLabelled = LABEL.test(`${above} ${cell.text.slice(0, cell.text.indexOf(salary))}`);
    const score = 0.47 + (hasPeriod ? 0.14 : 0) + (isRange ? 0.04 : 0) + (isLabelled ? 0.06 : 0);
    return [{ value: salary, cells: [cell], score }];
  });
  const distinct = new Set(found.map(({ value }) => value)).size;
  const best = found.sort((a, b) => b.score - a.score)[0];
  return best ? { ...best, score: distinct > 1 ? best.score - 0.08 : best.score } : null;
}
