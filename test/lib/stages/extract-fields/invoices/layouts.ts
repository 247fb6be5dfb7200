import type { Drawing } from './drawn.ts';

/** Numbers in groups, and sums under their heads. */
export const layouts: Drawing[] = [
  {
    name: 'a number in groups, and its sums under a row of heads',
    page: `
Ferris Lifting Ltd                                  INVOICE
3 Dock Road
Hull HU1 2AB                                        Invoice no. 5521 8840 17
                                                    Date 14 March 2026
Marlin Aquatics Ltd                                 Customer no. 88 41 02
7 Pier Lane
Hull HU9 1TT

Description                  Qty      Price        Amount
Chain hoist                    2      150.00       300.00

Nett                         VAT                Gross
300.00                       60.00              360.00
Amounts in GBP`,
    values: {
      invoice_number: '5521 8840 17',
      date: '2026-03-14',
      vendor: 'Ferris Lifting Ltd',
      net: 300,
      tax: 60,
      total: 360,
      currency: 'GBP',
    },
  },
  {
    name: 'a fee note that is called by its number',
    page: `
Dipl.-Ing. Ruth Castell
Lindenweg 4, 04105 Leipzig

Stadtwerke Plauen GmbH
Ring 1
08523 Plauen

Leipzig, 03.02.2026

Honorarrechnung 25-P-118

Beratung                                       1.000,00 EUR
Umsatzsteuer 19 %                                190,00 EUR
Gesamthonorar                                  1.190,00 EUR`,
    values: { invoice_number: '25-P-118', date: '2026-02-03', tax: 190, total: 1190, currency: 'EUR' },
  },
  {
    name: 'number, date and customer in one line, of a GmbH & Co. KG',
    page: `
Möller & Söhne GmbH & Co. KG · Hafenstr. 9 · 18055 Rostock

Reederei Nordwind
Am Strande 3
18057 Rostock

Rechnung-Nr.: R 2026 0141   Datum: 19.01.2026   Kunden-Nr.: 4471

Seil 20 m                                        80,00
Netto        USt 19%       Brutto
80,00        15,20         95,20 EUR`,
    values: {
      invoice_number: 'R 2026 0141',
      date: '2026-01-19',
      vendor: 'Möller & Söhne GmbH & Co. KG',
      customer: 'Reederei Nordwind',
      net: 80,
      tax: 15.2,
      total: 95.2,
      currency: 'EUR',
    },
  },
  {
    name: 'French sums under a row of heads, and a number of three groups',
    page: `
Ateliers Morel SAS
22 rue des Forges
42000 Saint-Étienne

Facture n° FA 2026 88                     Le 9 janvier 2026

Client : Lycée Jean Monnet
4 rue Haute
42100 Saint-Étienne

Réparation tour                      1        500,00      500,00
Total HT            TVA 20%            Total TTC
500,00 €            100,00 €           600,00 €`,
    values: {
      invoice_number: 'FA 2026 88',
      date: '2026-01-09',
      vendor: 'Ateliers Morel SAS',
      customer: 'Lycée Jean Monnet',
      net: 500,
      tax: 100,
      total: 600,
      currency: 'EUR',
    },
  },
  {
    name: 'a sum that no word names',
    page: `
Gartenbau Stein
Feldweg 2, 48143 Münster
Tel. 0251 884477

Familie Jansen
Heide 4
48151 Münster

Rechnung 118          12.05.2026

Hecke schneiden               200,00
+ 19 % MwSt                    38,00
                              238,00 €`,
    values: {
      invoice_number: '118',
      date: '2026-05-12',
      vendor: 'Gartenbau Stein',
      total: 238,
      tax: 38,
      currency: 'EUR',
    },
  },
  {
    name: 'a Dutch bill with its values below their labels',
    page: `
Rekening
Van Loon Techniek B.V.
Kade 4, 3311 AA Dordrecht

Nr.            Datum            Te voldoen voor
2026.0117      04-02-2026       04-03-2026

Aan: Bakkerij Smit
Dorpsstraat 8
3312 BB Dordrecht

Onderhoud                         100,00
BTW 21%                            21,00
Totaal te voldoen               € 121,00`,
    values: {
      invoice_number: '2026.0117',
      date: '2026-02-04',
      vendor: 'Van Loon Techniek B.V.',
      customer: 'Bakkerij Smit',
      tax: 21,
      total: 121,
      currency: 'EUR',
    },
  },
  {
    name: 'sums beside a rate under a row of heads',
    page: `
HUBER HOLZ E.K.
Sägeweg 1 · 83646 Bad Tölz

RECHNUNG                         Nr. 2026/55
                                 vom 02.03.2026
Firma
Almhütte GmbH
Bergweg 3
83661 Lenggries

Bretter                                      250,00
Nettosumme      MwSt.%     MwSt.      Rechnungsbetrag
250,00          19         47,50      297,50 €`,
    values: {
      invoice_number: '2026/55',
      date: '2026-03-02',
      vendor: 'HUBER HOLZ E.K.',
      customer: 'Almhütte GmbH',
      net: 250,
      tax: 47.5,
      total: 297.5,
      currency: 'EUR',
    },
  },
];
