import { expect, test } from 'vitest';
import { isName, looksLikeName } from '../../../../lib/stages/extract-fields/find/names.ts';

test.each(['Taxi Bern AG', 'Billa Warenhandels GmbH', 'TotalEnergies Marketing SAS', 'Orderbird GmbH', 'Elm Works'])(
  'a firm may begin with the letters of a label: %s',
  (name) => expect(looksLikeName(name)).toBe(true),
);

test.each(['Tax invoice', 'Total due', 'Billing address', 'Order no. 7', 'Invoice ACME GmbH'])(
  'a label is no name: %s',
  (label) => expect(looksLikeName(label)).toBe(false),
);

test.each(['Libellé', 'Due date', 'Émise le', 'Zahlbar bis', 'Data ordine', 'Numéro de facture', 'Quantité', 'EUR'])(
  'what heads a column or names a date or a number is nobody: %s',
  (label) => expect(isName(label)).toBe(false),
);

test.each(['Reformas Ibáñez', 'Dockside Print', 'Tablecraft Studio'])(
  'a name without a legal form may begin with the letters of a label, too: %s',
  (name) => expect(isName(name)).toBe(true),
);
