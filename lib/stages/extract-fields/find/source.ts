import type { ReadDocument } from '../../stage.ts';
import { type DateOrder, dateReader } from '../read/date.ts';
import { type Amount, amountReader, type Decimal, decimalOf } from '../read/money.ts';
import { type Country, countryOf, dateOrderOf } from './country.ts';
import type { Reader } from './labelled.ts';
import { type Cell, type Layout, layOut } from './layout.ts';

/** A document made ready for the readers: its layout and what is known of its country and notation. */
export interface Source extends Layout {
  document: ReadDocument;
  country: { country: Country; cell: Cell; count: number } | null;
  order: DateOrder;
  /** Whether the document itself tells its order of day and month. */
  isOrderKnown: boolean;
  decimal: Decimal;
  readDate: Reader<string>;
  readAmount: Reader<Amount>;
}

/** Prepares a document once for every reader of its fields. */
export function sourceOf(document: ReadDocument): Source {
  const layout = layOut(document);
  const country = countryOf(layout);
  const { order, isKnown } = dateOrderOf(layout, country?.country ?? null);
  const decimal = decimalOf(layout.cells.map((cell) => cell.text).join('\n'));
  return {
    ...layout,
    document,
    country,
    order,
    isOrderKnown: isKnown,
    decimal,
    readDate: dateReader(order),
    readAmount: amountReader(decimal),
  };
}
