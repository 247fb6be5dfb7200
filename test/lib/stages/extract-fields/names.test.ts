import { expect, test } from 'vitest';
import { looksLikeName } from '../../../../lib/stages/extract-fields/find/names.ts';

test.each(['Taxi Bern AG', 'Billa Warenhandels GmbH', 'TotalEnergies Marketing SAS', 'Orderbird GmbH', 'Elm Works'])(
  'a firm may begin with the letters of a label: %s',
  (name) => expect(looksLikeName(name)).toBe(true),
);

test.each(['Tax invoice', 'Total due', 'Billing address', 'Order no. 7', 'Invoice ACME GmbH'])(
  'a label is no name: %s',
  (label) => expect(looksLikeName(label)).toBe(false),
);
