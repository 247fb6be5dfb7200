import type { Sheet } from './sheet.ts';

export const receipts: Sheet[] = [
  {
    name: 'a receipt with a sum below what names it',
    category: 'receipt',
    page: `
Eiscafé Venezia
Markt 3
31134 Hildesheim
1 Spaghettieis      6,80
1 Espresso          2,60
ZU ZAHLEN
EUR 9,40
Bar 10,00
Zurück 0,60
22.07.26 15:12  Nr. 881`,
    values: { vendor: 'Eiscafé Venezia', date: '2026-07-22', total: 9.4, currency: 'EUR' },
  },
  {
    name: 'a receipt with a sum between its currency and the code of its tax',
    category: 'receipt',
    page: `
KIOSK AM TOR
Torstr. 1, 10119 Berlin
Cola 0,5 l     2,40 A
Zeitung        3,00 B
TOTAL EUR 5,40 A
GEGEBEN BAR 20,00
RÜCKGELD 14,60
14.03.26 08:01`,
    values: { vendor: 'KIOSK AM TOR', date: '2026-03-14', total: 5.4, currency: 'EUR' },
  },
  {
    name: 'a receipt with a sum, what was given and what came back',
    category: 'receipt',
    page: `
Buchhandlung Lesezeit
Am Wall 12
28195 Bremen
Taschenbuch          12,00 €
Karte                 3,50 €
Summe:               15,50 €
Gegeben:             20,00 €
Rückgeld:             4,50 €
Bon 8812 vom 04.11.2026`,
    values: { vendor: 'Buchhandlung Lesezeit', date: '2026-11-04', total: 15.5, currency: 'EUR' },
  },
  {
    name: 'a receipt with a sum to pay in capitals without accents',
    category: 'receipt',
    page: `
CHEZ MARCEL
8 rue Basse
69001 LYON
Plat du jour      13,50
Café               1,90
A PAYER           15,40
Carte bancaire    15,40
13/05/26 13:22`,
    values: { vendor: 'CHEZ MARCEL', date: '2026-05-13', total: 15.4 },
  },
  {
    name: 'a receipt with the slip of a card terminal with a tip',
    category: 'receipt',
    page: `
SUNNYSIDE DINER
410 Main St
Boise, ID 83702
MERCHANT ID 99120
VISA XXXX8812
PURCHASE
AMOUNT        $31.20
TIP            $5.00
TOTAL         $36.20
03/18/2026 12:44 PM`,
    values: { vendor: 'SUNNYSIDE DINER', date: '2026-03-18', total: 36.2, currency: 'USD' },
  },
  {
    name: 'a receipt with the slip of a card terminal',
    category: 'receipt',
    page: `
Mountain Gear Co
2 Lake Rd, Keswick CA12 5AA
MID 4471290
DEBIT MASTERCARD ************9910
SALE
Amount GBP 84.50
Auth code 551200
18 Feb 2026 16:40`,
    values: { vendor: 'Mountain Gear Co', date: '2026-02-18', total: 84.5, currency: 'GBP' },
  },
  {
    name: 'a receipt with a total between a subtotal and savings',
    category: 'receipt',
    page: `
Greens Grocers
9 Bath Rd
Bristol BS4 3EH
Apples             3.20
Bread              2.10
SUBTOTAL           5.30
SAVINGS           -0.80
TOTAL              4.50
MULTIBUY TOTAL SAVED 0.80
CASH              10.00
CHANGE             5.50
21/01/2026 10:15`,
    values: { vendor: 'Greens Grocers', date: '2026-01-21', total: 4.5 },
  },
  {
    name: 'a receipt with a table of taxes with the same sum',
    category: 'receipt',
    page: `
REWE Markt Kirsch oHG
Ring 4
50667 Köln
Milch          1,29 B
Käse           3,49 B
--------------
SUMME   EUR    4,78
Geg. EC-Cash EUR  4,78
Steuer %   Netto  Steuer  Brutto
B= 7,0%    4,47   0,31    4,78
05.08.2026  18:40`,
    values: { vendor: 'REWE Markt Kirsch oHG', date: '2026-08-05', total: 4.78, currency: 'EUR' },
  },
  {
    name: 'a receipt with a French total on the next line',
    category: 'receipt',
    page: `
La Crêperie du Port
2 quai Sud
29900 Concarneau
Crêpe beurre         4,50
Cidre                3,80
TOTAL TTC
8,30 €
Espèces 10,00 €
Monnaie rendue 1,70 €
Le 06/06/2026 à 20:10`,
    values: { vendor: 'La Crêperie du Port', date: '2026-06-06', total: 8.3, currency: 'EUR' },
  },
];
