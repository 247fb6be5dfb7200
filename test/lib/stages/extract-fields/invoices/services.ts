import type { Drawing } from './drawn.ts';

export const services: Drawing[] = [
  {
    name: 'an American dentist with a statement',
    page: `
RIVERBEND DENTAL GROUP                                             STATEMENT
1450 W Lake St Ste 200                              Statement Date:     11/03/2023
Chicago, IL 60607                                   Account #:          448120
(312) 555-0142                                      Invoice No.         90017

Patient: Laura Chen
Date            Code      Description                  Charge      Payment
10/12/2023      D1110     Adult cleaning                 140.00
10/12/2023      D0274     Bitewing X-rays                 85.00
10/30/2023                Insurance payment                          150.00

                          Please pay this amount:                     $75.00
Make checks payable to Riverbend Dental Group`,
    values: {
      invoice_number: '90017',
      date: '2023-11-03',
      vendor: 'Riverbend Dental Group',
      total: 75,
      currency: 'USD',
    },
  },
  {
    name: 'a florist with labels for both parties',
    page: `
From: Amber Lane Florists                               Date: 5th July 2024
      2 Amber Lane, Bath BA1 2NT                        Invoice: 1187
      07700 900123

To: The Royal Crescent Tea Rooms

Weekly arrangements, June (4 x £65)                     £260.00
Delivery                                                 £12.00
                                            TOTAL       £272.00
Not VAT registered. BACS: Amber Lane Florists 20-11-43 33445566`,
    values: {
      invoice_number: '1187',
      date: '2024-07-05',
      vendor: 'Amber Lane Florists',
      customer: 'The Royal Crescent Tea Rooms',
      total: 272,
      currency: 'GBP',
    },
  },
  {
    name: 'a cloud provider with credits',
    page: `
Stratus Compute LLC                                     INVOICE
                                                        Invoice ID      SC0009912-14
100 Cloud Way                                           Billing period  Sep 1 - Sep 30, 2023
Austin, Texas 78701                                     Invoice date    Oct 1, 2023
Tax ID: 47-1234567
Bill to
Hexagon Games Ltd.
8 Dock Street, Leith, EH6 6EY, United Kingdom

Summary for Sep 2023
Compute                                                        $412.10
Storage                                                         $38.22
Network                                                          $9.68
Credits                                                        -$10.00
Subtotal in USD                                                $450.00
VAT (0%) reverse charge                                          $0.00
Total in USD                                                   $450.00
You will be automatically charged for any amount due.`,
    values: {
      invoice_number: 'SC0009912-14',
      date: '2023-10-01',
      vendor: 'Stratus Compute LLC',
      customer: 'Hexagon Games Ltd.',
      total: 450,
      currency: 'USD',
    },
  },
  {
    name: 'a Malaysian trader with a rounding adjustment',
    page: `
GOLDEN HARVEST TRADING (001923847-K)
No 7, Jalan Tun Razak, 50400 Kuala Lumpur
Tel: 03-2161 7788
                    TAX INVOICE
Invoice No : GH 00817                 Date : 19 Apr 2018
Bill To : Kafe Serai
Item                     Qty   Price    Amount
Flour 25kg                 3   62.00    186.00
                   Total Excl GST       186.00
                   GST 6%                11.16
                   Rounding Adj          -0.01
                   Total Incl GST       197.15`,
    values: {
      invoice_number: 'GH 00817',
      date: '2018-04-19',
      vendor: 'GOLDEN HARVEST TRADING',
      customer: 'Kafe Serai',
      total: 197.15,
      currency: 'MYR',
    },
  },
];
