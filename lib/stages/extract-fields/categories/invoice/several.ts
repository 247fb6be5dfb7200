import type { Field, Page, ReadDocument } from '../../../stage.ts';
import { labelled } from '../../find/labelled.ts';
import { layOut } from '../../find/layout.ts';
import { lettersOf } from '../../find/names.ts';
import { readIdentifier } from '../../read/identifier.ts';
import { amountReader, decimalOf } from '../../read/money.ts';
import { notTheTotal, totalLabels } from '../sums/amount-labels.ts';
import { notTheNumber, numberLabels } from './labels.ts';

/** One of the invoices of a file: its number and the pages that are its own. */
interface Part {
  number: string;
  pages: Page[];
  hasTotal: boolean;
}

/** Labels that leave no doubt, as shares of certainty. */
const CLEAR = { number: 0.6, total: 0.7 } as const;

/**
 * The invoices that a file holds one after the other, each with a number and a total on pages of its own; empty where it
 * holds no more than one. A page without a number goes on with the invoice before it.
 */
export function severalInvoices({ pages, eInvoice }: ReadDocument): Part[] {
  if (eInvoice || pages.length < 2) return [];
  const parts: Part[] = [];
  for (const page of pages) {
    const { number, hasTotal } = seenOn(page);
    const last = parts.at(-1);
    if (last && (number === null || isAlike(last.number, number))) {
      last.pages.push(page);
      last.hasTotal ||= hasTotal;
    } else if (number !== null) parts.push({ number, pages: [...(last ? [] : before(pages, page)), page], hasTotal });
  }
  const whole = parts.filter((part) => part.hasTotal);
  return whole.length > 1 && whole.length === parts.length ? parts : [];
}

const before = (pages: Page[], page: Page): Page[] => pages.slice(0, pages.indexOf(page));

function seenOn(page: Page): { number: string | null; hasTotal: boolean } {
  const layout = layOut({ mediaType: '', pages: [page] });
  const numbers = labelled(layout, { labels: numberLabels, except: notTheNumber, read: readIdentifier, reach: 8 });
  const [best] = numbers.toSorted((a, b) => b.score - a.score);
  const totals = labelled(layout, {
    labels: totalLabels,
    except: notTheTotal,
    read: amountReader(decimalOf(page.text)),
    pick: 'last',
    reach: 60,
  });
  return {
    number: best && best.score >= CLEAR.number ? best.value : null,
    hasTotal: totals.some(({ score, value }) => score >= CLEAR.total && value.hasDecimals),
  };
}

/** Signs that are taken for one another when a page is read from a picture. */
const LOOKS: Record<string, string> = { o: '0', q: '0', i: '1', l: '1', s: '5', b: '8', z: '2', g: '9' };

/** The same number, one of them perhaps cut or misread. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => lettersOf(text).replace(/[oqilsbzg]/g, (sign) => LOOKS[sign] ?? sign));
  return a === undefined || b === undefined || a.includes(b) || b.includes(a);
}

/** Its fields are those of the first; a person is to see that there are more. */
export function doubtAsSeveral(fields: Field[], parts: Part[]): Field[] {
  const found = parts.map(({ number, pages }) => `${number} (${pageNames(pages)})`).join(', ');
  const reason = `The file holds ${parts.length} invoices: ${found}. This is of the first.`;
  return fields.map((field) => ({ ...field, confidence: round(field.confidence * DOUBT), reason }));
}

/** Even a value that is quite certain comes to lie below every usual threshold. */
const DOUBT = 0.5;

const round = (share: number): number => Math.round(share * 100) / 100;

function pageNames(pages: Page[]): string {
  const [first, last] = [pages[0]?.number ?? 1, pages.at(-1)?.number ?? 1];
  return first === last ? `page ${first}` : `pages ${first}–${last}`;
}
