import type { Field } from '../../stage.ts';
import { fieldOf } from '../find/evidence.ts';
import { findCurrency } from '../find/money-currency.ts';
import type { Source } from '../find/source.ts';
import { findAddress } from './receipt-address.ts';
import { findReceiptDate } from './receipt-date.ts';
import { findReceiptSums } from './receipt-sums.ts';
import { findShop } from './shop.ts';
import { asNumber } from './sums.ts';

/** The fields of a till receipt. */
export function receiptFields(source: Source): Field[] {
  const { total, tax } = findReceiptSums(source);
  const shop = findShop(source);
  return [
    ...fieldOf('vendor', shop),
    ...fieldOf('date', findReceiptDate(source)),
    ...fieldOf('total', asNumber(total)),
    ...fieldOf('tax', asNumber(tax)),
    ...fieldOf('currency', findCurrency(source)),
    ...fieldOf('address', findAddress(source, shop?.row ?? null)),
  ];
}
