import type { Drawing } from './drawn.ts';

/** What takes an invoice back, and names it. */
export const creditNotes: Drawing[] = [
  {
    name: 'a Gutschrift that names the invoice it takes back',
    page: `
Fliesen Arndt OHG
Kaiserstr. 8
55116 Mainz

Gutschrift

Gutschrift-Nr.     GS-5510              Frau
Gutschrift vom     22.04.2026           Eva Lorenz
Ihre Rechnung      R-4410 vom 01.04.2026       Bergstr. 2
                                        55120 Mainz

Rückgabe 4 Fliesen                           -40,00
Nettobetrag                                  -40,00
19 % MwSt.                                    -7,60
Gutschriftsbetrag EUR                        -47,60`,
    values: {
      invoice_number: 'GS-5510',
      date: '2026-04-22',
      vendor: 'Fliesen Arndt OHG',
      net: -40,
      tax: -7.6,
      total: -47.6,
      currency: 'EUR',
    },
  },
  {
    name: 'a credit note that names the invoice it takes back',
    page: `
Orchard Supply Co.
15 High Road, Kendal LA9 4AA

CREDIT NOTE CN-2093
Issued: 5 May 2026
Original invoice: 18822 dated 2 April 2026

Credited to: Fell View Farm
Low Lane, Shap CA10 3QQ

Returned crates                               £120.00
Net                                           £120.00
VAT 20%                                        £24.00
Total credited                                £144.00`,
    values: {
      invoice_number: 'CN-2093',
      date: '2026-05-05',
      vendor: 'Orchard Supply Co.',
      customer: 'Fell View Farm',
      net: 120,
      tax: 24,
      total: 144,
      currency: 'GBP',
    },
  },
  {
    name: 'an avoir that names the invoice it takes back',
    page: `
Papeterie Vauban SARL
1 place d'Armes
59140 Dunkerque

AVOIR N° AV-118
Date : 12/03/2026
Sur facture : F-3391 du 15/02/2026

Doit : Imprimerie Leroux
9 quai Sud
59140 Dunkerque

Retour ramettes                               50,00 €
Total HT                                      50,00 €
TVA 20 %                                      10,00 €
Total avoir TTC                               60,00 €`,
    values: {
      invoice_number: 'AV-118',
      date: '2026-03-12',
      vendor: 'Papeterie Vauban SARL',
      customer: 'Imprimerie Leroux',
      net: 50,
      tax: 10,
      total: 60,
      currency: 'EUR',
    },
  },
];
