import type { Drawing } from './drawn.ts';

export const overseas: Drawing[] = [
  {
    name: 'a hotel folio with a summary box on the right',
    page: `
Grand Pier Hotel                                      Invoice No.   88213
Marine Parade, Brighton BN2 1TW                       Date          09-Aug-2023
Operated by Grand Pier Hospitality Limited            Room          214
                                                      Guest         Mr. Tomas Vik
Date          Description                 Charges      Credits
07-Aug-2023   Accommodation                 145.00
08-Aug-2023   Accommodation                 145.00
08-Aug-2023   Dinner                         38.50
09-Aug-2023   Visa card                                 328.50

                                   Total     328.50     328.50
                                   Balance Due            0.00
VAT included at 20%: GBP 54.75
Grand Pier Hospitality Limited, Company No. 07781234, VAT No. GB 987654321`,
    values: { invoice_number: '88213', date: '2023-08-09', currency: 'GBP', total: 328.5 },
  },
  {
    name: 'a freelancer who writes it as a letter',
    page: `
Ottilie Brandt
Illustration & Design
ottilie@ottiliebrandt.com
+44 20 7946 0123

Invoice 0047
30 September 2024

To
Paperboat Press Ltd
19 Lamb's Conduit Street
London WC1N 3NG

Cover artwork, "The Salt Road"                     £900.00
Two spot illustrations                             £240.00
Total                                            £1,140.00

Please pay within 30 days to: Account name O Brandt, IBAN GB33BUKB20201555555555`,
    values: {
      invoice_number: '0047',
      date: '2024-09-30',
      vendor: 'Ottilie Brandt',
      currency: 'GBP',
      total: 1140,
      iban: 'GB33BUKB20201555555555',
    },
  },
  {
    name: 'a wholesaler whose totals stand in one row',
    page: `
Tarn Valley Wholesale Ltd, Station Yard, Kendal LA9 6BT, United Kingdom
VAT GB 440 6270 18     sales@tarnvalley.co.uk

Sales Invoice                         Customer: Mill Street Deli
Document no. SI-0099182               Account no. C-2201
Posting date 17/10/2024               Due 16/11/2024

Item      Description            Qty     Price     VAT %      Line total
1041      Oat biscuits 12x200g    6      14.20      0.0        85.20
2210      Sparkling water 24s    10       8.00     20.0        80.00

Goods        VAT       Invoice total
165.20      16.00           181.20   GBP`,
    values: {
      invoice_number: 'SI-0099182',
      date: '2024-10-17',
      currency: 'GBP',
      net: 165.2,
      tax: 16,
      total: 181.2,
      vendor: 'Tarn Valley Wholesale Ltd',
    },
  },
];
