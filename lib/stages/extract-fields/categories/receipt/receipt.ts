import type { Field } from '../../../stage.ts';
import type { Candidate } from '../../find/candidate.ts';
import { fieldOf } from '../../find/evidence.ts';
import { findCurrency } from '../../find/money-currency.ts';
import type { Source } from '../../find/source.ts';
import { currencyOf } from '../../read/currency.ts';
import { asNumber } from '../sums/sums.ts';
import { findAddress } from './address.ts';
import { findReceiptDate } from './receipt-date.ts';
import { findReceiptSums } from './receipt-sums.ts';
import { findShop } from './shop.ts';

/** The fields of a till receipt. */
export function receiptFields(source: Source): Field[] {
  const { total, tax } = findReceiptSums(source);
  const shop = findShop(source);
  return [
    ...fieldOf('vendor', shop),
    ...fieldOf('date', findReceiptDate(source)),
    ...fieldOf('total', asNumber(total)),
    ...fieldOf('tax', asNumber(tax)),
    ...fieldOf('currency', findReceiptCurrency(source)),
    ...fieldOf('address', findAddress(source, shop?.row ?? null)),
  ];
}

const ONLY_A_SIGN = /^(?:RM|[A-Z]{3}|[€£])$/;
const SURE = 0.7;

/** As anywhere, and by a sign in a column of its own, which tells more than the country does. */
function findReceiptCurrency(source: Source): Candidate<string> | null {
  const found = findCurrency(source);
  if (found && found.score > SURE) return found;
  const cell = source.cells.find(({ text }) => ONLY_A_SIGN.test(text) && currencyOf(text));
  const value = cell && currencyOf(cell.text);
  return cell && value ? { value, cells: [cell], score: value === found?.value ? 0.92 : 0.8 } : found;
}
