import type { Field } from '../../stage.ts';
import { type Candidate, choose } from '../find/candidate.ts';
import { fieldOf } from '../find/evidence.ts';
import { everywhere, labelled } from '../find/labelled.ts';
import { findCurrency } from '../find/money-currency.ts';
import type { Source } from '../find/source.ts';
import { findAddress } from './receipt-address.ts';
import { findReceiptSums } from './receipt-sums.ts';
import { findShop } from './shop.ts';
import { asNumber } from './sums.ts';

/** The fields of a till receipt. */
export function receiptFields(source: Source): Field[] {
  const { total, tax } = findReceiptSums(source);
  const shop = findShop(source);
  return [
    ...fieldOf('vendor', shop),
    ...fieldOf('date', findDate(source)),
    ...fieldOf('total', asNumber(total)),
    ...fieldOf('tax', asNumber(tax)),
    ...fieldOf('currency', findCurrency(source)),
    ...fieldOf('address', findAddress(source, shop?.row ?? null)),
  ];
}

const NOT_THE_DATE = /\b(?:exp\w*|member|valid|until|birth|due|return)\b/i;
const LABELS = [{ pattern: /\b(?:date|datum|dt)\b/i, weight: 0.95 }];

/** The date behind its label, else the first date printed; a receipt seldom carries another. */
function findDate(source: Source): Candidate<string> | null {
  const byLabel = labelled(source, { labels: LABELS, except: NOT_THE_DATE, read: source.readDate, reach: 12 });
  const printed = everywhere(source, source.readDate, 0.75).filter(
    ({ cells }) => !NOT_THE_DATE.test(cells[0]?.text ?? ''),
  );
  return choose([...byLabel, ...printed.slice(0, 3).map((one, index) => ({ ...one, score: one.score - 0.1 * index }))]);
}
