import type { Drawing } from './drawn.ts';

export const english: Drawing[] = [
  {
    name: 'a British builder, labels left of values',
    page: `
Harrow & Pike Builders Ltd                                              INVOICE
Unit 4, Canal Works
Leeds LS1 4AB
Tel: 0113 496 0000
accounts@harrowpike.co.uk

Invoice To:                                          Invoice No:      HP-10342
Mrs J Whitlock                                       Invoice Date:    14 March 2024
27 Orchard Close                                     Payment Due:     13/04/2024
York YO1 7HH                                         Your Ref:        PO 7781

Description                           Qty       Unit Price       Amount
Garden wall, 12 m                      1           1,450.00       1,450.00
Labour (days)                          3             220.00         660.00

                                              Subtotal            £2,110.00
                                              VAT @ 20%             £422.00
                                              Total Due           £2,532.00

Bank: Northern Bank   Sort code 40-11-60   Account name: Harrow & Pike Builders Ltd
Registered in England No. 05512345   VAT Reg No. GB 123 4567 89`,
    values: {
      invoice_number: 'HP-10342',
      date: '2024-03-14',
      due_date: '2024-04-13',
      vendor: 'Harrow & Pike Builders Ltd',
      customer: 'Mrs J Whitlock',
      currency: 'GBP',
      net: 2110,
      tax: 422,
      total: 2532,
    },
  },
  {
    name: 'an American software firm, labels above values',
    page: `
Lumen Analytics, Inc.
548 Market Street, Suite 300
San Francisco, CA 94104
billing@lumenanalytics.com

INVOICE

BILL TO                          INVOICE #              DATE                 DUE DATE
Quarry Road Media LLC            LA-2023-00417          09/05/2023           10/05/2023
1200 Elm Avenue
Portland, OR 97205

ITEM                                        QUANTITY        PRICE           TOTAL
Pro plan, annual                                5         $120.00         $600.00
Onboarding session                              1         $250.00         $250.00

                                                         Subtotal         $850.00
                                                         Sales Tax (0%)     $0.00
                                                         TOTAL            $850.00
Thank you for your business!`,
    values: {
      invoice_number: 'LA-2023-00417',
      date: '2023-09-05',
      due_date: '2023-10-05',
      vendor: 'Lumen Analytics, Inc.',
      customer: 'Quarry Road Media LLC',
      currency: 'USD',
      total: 850,
    },
  },
  {
    name: 'an Indian exporter with GST in two halves',
    page: `
                                   TAX INVOICE
Sold By: Kaveri Handlooms Pvt. Ltd.
No. 18, 2nd Cross, Indiranagar, Bangalore, Karnataka 560038
GSTIN: 29AABCK1234L1Z5

Invoice Number : KH/23-24/0917                  Order Number: 402-1189-77
Invoice Date : 21-11-2023                       Order Date: 19-11-2023

Billing Address :                               Shipping Address :
Ritika Sen                                      Ritika Sen
44 Lake View Road                               44 Lake View Road
Kolkata 700029                                  Kolkata 700029

Description               Qty    Unit Price      Net Amount     Tax       Total
Cotton saree, indigo       2      1,250.00       2,500.00      125.00     2,625.00

Taxable Amount                                                  Rs. 2,500.00
CGST 2.5%                                                          Rs. 62.50
SGST 2.5%                                                          Rs. 62.50
Grand Total                                                     Rs. 2,625.00

For Kaveri Handlooms Pvt. Ltd.
Authorised Signatory`,
    values: {
      invoice_number: 'KH/23-24/0917',
      date: '2023-11-21',
      vendor: 'Kaveri Handlooms Pvt. Ltd.',
      customer: 'Ritika Sen',
      currency: 'INR',
      total: 2625,
    },
  },
  {
    name: 'an Australian tradesman without a legal form',
    page: `
Coastal Plumbing & Gas
ABN 51 824 753 556
3/14 Wharf Street, Geelong VIC 3220
Phone 03 5550 1234   www.coastalplumbinggas.com.au

TAX INVOICE 2291
Date: 03/07/2024
Terms: 14 days

To: Dr Helen Marsh
8 Ridge Road
Torquay VIC 3228

Replace hot water unit                                             $1,890.00
Call-out fee                                                          $95.00

Subtotal                                                           $1,985.00
GST 10%                                                              $198.50
Amount Due                                                         $2,183.50`,
    values: {
      invoice_number: '2291',
      date: '2024-07-03',
      vendor: 'Coastal Plumbing & Gas',
      currency: 'AUD',
      net: 1985,
      tax: 198.5,
      total: 2183.5,
    },
  },
  {
    name: 'an Irish consultancy with a deposit paid',
    page: `
INVOICE                                                    Fern & Holloway Consulting
                                                           12 Merrion Row, Dublin 2
                                                           Ireland
                                                           VAT No: IE6388047V

Client                          Invoice number: 2024-031
Bord na Coille                  Issue date: 2 May 2024
Kilkenny                        Due date: 1 June 2024

Strategy workshop, two days                                        €3,200.00
Travel                                                               €180.00

Net total                                                          €3,380.00
VAT 23%                                                              €777.40
Invoice total                                                      €4,157.40
Deposit received                                                  -€1,000.00
Balance due                                                        €3,157.40

IBAN IE29 AIBK 9311 5212 3456 78   Account name: Fern & Holloway Consulting`,
    values: {
      invoice_number: '2024-031',
      date: '2024-05-02',
      due_date: '2024-06-01',
      vendor: 'Fern & Holloway Consulting',
      currency: 'EUR',
      net: 3380,
      tax: 777.4,
      total: 4157.4,
      iban: 'IE29AIBK93115212345678',
    },
  },
  {
    name: 'a Canadian host with taxes by province',
    page: `
Maple Node Hosting Corp.
200 King St W, Toronto, ON M5H 3T4, Canada
HST 81234 5678 RT0001

Invoice: MN-55120
Invoice date: 2024-01-31
Billed to: Atelier Duvernay

Virtual server, January 2024                       CA$48.00
Backup storage                                     CA$12.50
Subtotal                                           CA$60.50
HST (13%)                                           CA$7.87
Total                                              CA$68.37
Paid by card on 2024-02-01                         CA$68.37`,
    values: {
      invoice_number: 'MN-55120',
      date: '2024-01-31',
      vendor: 'Maple Node Hosting Corp.',
      customer: 'Atelier Duvernay',
      currency: 'CAD',
      net: 60.5,
      tax: 7.87,
      total: 68.37,
    },
  },
];
