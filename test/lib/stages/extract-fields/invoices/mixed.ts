import type { Drawing } from './drawn.ts';

export const mixed: Drawing[] = [
  {
    name: 'a hotel in India with amounts in words',
    page: `
STAYWELL HOSPITALITY SERVICES PRIVATE LIMITED
Plot 44, Sector 18, Gurugram, Haryana 122015
GSTIN 06AAHCS1234F1Z0

Invoice No: SWGGN2087                                  Date: 31/12/2022
Guest name: Arun Mehta                                 Booking ID: 88120034

Particulars                    Nights        Rate            Amount
Deluxe room                      2         1,500.00        3,000.00
Discount                                                    -300.00
Taxable value                                              2,700.00
CGST @ 6%                                                    162.00
SGST @ 6%                                                    162.00
Grand Total                                                3,024.00
Rupees Three Thousand Twenty Four Only
This is a computer generated invoice and does not require a signature`,
    values: {
      invoice_number: 'SWGGN2087',
      date: '2022-12-31',
      vendor: 'STAYWELL HOSPITALITY SERVICES PRIVATE LIMITED',
      currency: 'INR',
      total: 3024,
    },
  },
  {
    name: 'a telephone bill with earlier balance',
    page: `
Skyreach Broadband                              Account number     7700 1288
www.skyreach.example                            Bill number        B-20240411-09
PO Box 900, Denver, CO 80201                    Bill date          Apr 11, 2024
                                                Due date           May 02, 2024
JORDAN PRICE
410 W 5TH AVE APT 3
DENVER, CO 80204

Previous balance                                    $71.20
Payment received, thank you                        -$71.20
New charges
  Internet 500                                      $65.00
  Modem rental                                       $5.00
  Taxes and fees                                     $1.35
Total new charges                                   $71.35
Total amount due                                    $71.35`,
    values: {
      invoice_number: 'B-20240411-09',
      date: '2024-04-11',
      due_date: '2024-05-02',
      vendor: 'Skyreach Broadband',
      currency: 'USD',
      total: 71.35,
    },
  },
  {
    name: 'a lawyer who bills by the hour',
    page: `
CALDER, WREN & PARTNERS LLP
SOLICITORS

Mr and Mrs D. Okafor                        Our ref: DO/114/22
5 Mill Lane                                 Invoice No. 20981
Oxford OX2 0AA                              Tax point: 6 December 2023

Re: Purchase of 5 Mill Lane

Professional charges                                 1,250.00
VAT at 20%                                             250.00
Disbursements: Land Registry fee                        45.00
                                                    ---------
TOTAL                                               £1,545.00

Calder, Wren & Partners LLP is authorised by the SRA No. 401122. VAT Reg. 772 1180 42`,
    values: {
      invoice_number: '20981',
      date: '2023-12-06',
      vendor: 'Calder, Wren & Partners LLP',
      currency: 'GBP',
      total: 1545,
      tax: 250,
    },
  },
  {
    name: 'ein Versandhändler, Summen links',
    page: `
Kaffeerösterei Blum
Inhaberin: Sabine Blum, Altstadtring 9, 90402 Nürnberg, Tel. 0911 223344, www.kaffee-blum.de

An:                                                Nummer der Rechnung: 10442
Thomas Egger                                       Datum der Rechnung: 09.01.2024
Hofgasse 2                                         Kunde: 5521
A-6020 Innsbruck

Espresso Dolce 1 kg         2 x 24,90              49,80
Versand                                             6,90
Summe Brutto: 56,70 EUR
enthaltene MwSt. 7 %: 3,26 EUR
enthaltene MwSt. 19 %: 1,10 EUR

Zahlung: PayPal. Vielen Dank für Ihre Bestellung bei Kaffeerösterei Blum!`,
    values: {
      invoice_number: '10442',
      date: '2024-01-09',
      vendor: 'Kaffeerösterei Blum',
      customer: 'Thomas Egger',
      currency: 'EUR',
      total: 56.7,
    },
  },
  {
    name: 'un autoentrepreneur sans logo',
    page: `
Julie Perrin
Graphiste indépendante
7 rue Victor Hugo, 31000 Toulouse
julie@perrin-graphisme.fr - 06 12 34 56 78
SIRET : 851 222 333 00014

À l'attention de :
SCI Les Oliviers
40 boulevard Carnot
31000 Toulouse

Facture 2024-012
Émise le 18/04/2024, payable avant le 18/05/2024

Création d'un logo, forfait                                   850 €
Total                                                         850 €
TVA non applicable, article 293B du CGI`,
    values: {
      invoice_number: '2024-012',
      date: '2024-04-18',
      due_date: '2024-05-18',
      vendor: 'Julie Perrin',
      customer: 'SCI Les Oliviers',
      currency: 'EUR',
      total: 850,
    },
  },
  {
    name: 'a software receipt-like invoice with the seller below',
    page: `
Tax invoice                                                       PAID

Invoice #      1F0A66B2-0007
Invoiced on    12 Feb 2024
Paid on        12 Feb 2024

From                                   To
Quillpad Pty Ltd                       Marlow & Sons Bakery
2 Bourke St, Sydney NSW 2000           accounts@marlowbakery.com.au
ABN 68 611 222 333

Quillpad Team, 4 seats (Feb 12 - Mar 11)          A$40.00
GST (10% inclusive)                                A$3.64
Total                                             A$40.00`,
    values: {
      invoice_number: '1F0A66B2-0007',
      date: '2024-02-12',
      vendor: 'Quillpad Pty Ltd',
      customer: 'Marlow & Sons Bakery',
      currency: 'AUD',
      total: 40,
    },
  },
];
