import type { Sample } from './sample.ts';

export const invoices: Sample[] = [
  {
    what: 'an English invoice',
    text: `Finch Logistics Ltd
INVOICE
To: Alder Pumps, 4 Dock Road, Hull
No. FL-20881   Date 12/04/2022   Terms 30 days
Description Qty Rate Amount
Pallet storage, March 40 6.50 260.00
Handling 2 35.00 70.00
Net 330.00  VAT 20% 66.00  Total £396.00
Please pay by BACS: sort code 20-00-00, account 55779911`,
  },
  {
    what: 'a German invoice of a craftsman',
    text: `Elektro Krämer, Gartenweg 5, 50999 Köln
Rechnung Nr. 2023/118
Köln, 3. Juli 2023
Pos. Leistung Menge E-Preis Gesamt
1 Steckdosen erneuern 6 Std. 58,00 348,00
2 Material 1 92,40 92,40
Netto 440,40 €
zzgl. 19 % MwSt. 83,68 €
Rechnungsbetrag 524,08 €
Bitte überweisen Sie den Betrag innerhalb von 14 Tagen auf unser Konto. Steuernummer 219/5033/0000`,
  },
  {
    what: 'a French invoice',
    text: `Atelier Perrot – menuiserie
SIRET 000 000 000 00012 – TVA intracommunautaire FR00000000000
Facture n° 2022-041 du 09/06/2022
Client : Mairie de Val Clair
Désignation Qté P.U. HT Montant HT
Porte chêne 1 1 240,00 1 240,00
Total HT 1 240,00  TVA 20 % 248,00  Net à payer 1 488,00 €
Règlement à 30 jours. Pénalités de retard : trois fois le taux légal.`,
  },
  {
    what: 'a credit note',
    text: `Credit Note CN-311
Alder Pumps Ltd, 4 Dock Road, Hull, VAT reg no GB 123 4567 89
Customer: Oak Furniture
Original invoice: INV-2998 of 5 May 2020
Returned goods: impeller, 2 pcs, -84.00 each
Total credit: -168.00 GBP`,
  },
  {
    what: 'a Spanish invoice',
    text: `FACTURA
Papelera Romero S.L. - CIF B00000000
Nº factura: 2021/77   Fecha: 15/03/2021
Cliente: Hotel Belvedere
Concepto Cantidad Precio Importe
Papel A4 20 3,10 62,00
Base imponible 62,00
IVA 21% 13,02
Total 75,02 €
Forma de pago: transferencia a 30 días`,
  },
  {
    what: 'a bill of an electricity company',
    text: `Sundvik Energy
Your electricity bill
Account number 8870 1123
Bill date 2 Nov 2021   Billing period 1 Aug - 31 Oct 2021
Previous balance £84.10   Payment received £84.10
Meter reading 44120 to 44890, 770 kWh at 21.4p
Standing charge 92 days at 23.1p
VAT at 5% £9.30
Amount due £195.33 by 23 Nov 2021
Pay online or by direct debit`,
  },
];

export const receipts: Sample[] = [
  {
    what: 'an English till receipt',
    text: `FINCH'S CORNER SHOP
High Street 4
0117 496 0000
22/11/21 17:04 Till 2 Op 14
MILK 2PT 1.15
EGGS x6 1.60
BALANCE DUE 2.75
VISA DEBIT 2.75
AUTH CODE 004411
THANK YOU FOR SHOPPING WITH US`,
    mediaType: 'image/jpeg',
  },
  {
    what: 'a German till receipt',
    text: `Bäckerei Sonnenkorn
Marktplatz 1, 89073 Ulm
2 Brezel 1,80 A
1 Kaffee 2,40 A
Summe EUR 4,20
Bar 5,00
Rückgeld 0,80
A 7,0% Netto 3,93 MwSt 0,27
Es bediente Sie: Frau Huber
08.05.2023 07:41 Bon-Nr. 1182
Vielen Dank für Ihren Besuch!`,
    mediaType: 'image/jpeg',
  },
  {
    what: 'a French till receipt',
    text: `BOULANGERIE LAVANDE
12 rue des Halles 26000 VALENCE
Ticket 00418  Caisse 1
03/09/2022 12:20
2 CROISSANT 2,20
1 SANDWICH 4,90
TOTAL TTC 7,10 EUR
ESPECES 10,00
RENDU 2,90
MERCI DE VOTRE VISITE A BIENTOT`,
    mediaType: 'image/png',
  },
  {
    what: 'a Malaysian tax invoice of a till, read badly',
    text: `KEDAI BUKU RAJ4 SDN BHD
N0 12 JALAN BUNGA 3/4
GST ID N0 : 000112233445
TAX INV0ICE
Bill: V001-88112 Cashier: NUR
12-03-2018 20:15:44
PEN BLUE 2 x 1.90  3.80 SR
Total (Incl. GST) RM 3.80
Rounding 0.00
CASH 5.00
CHANGE 1.20
GST Summary Amount Tax`,
    mediaType: 'image/jpeg',
  },
  {
    what: 'a restaurant bill paid by card',
    text: `Trattoria Bella
Table 12   Guests 2   Server: Marco
2 Margherita 22.00
1 Carafe red 14.00
Subtotal 36.00
Tax 2.97
Tip 6.00
Total 44.97
MASTERCARD **** **** **** 4411
APPROVED
Customer copy`,
  },
  {
    what: 'a receipt for a donation',
    text: `RECEIPT
No. 0877
Date: 14 June 2018
Received from: Mrs Ruth Delgado
the sum of: fifty dollars only
being payment for: donation to the library fund
$50.00   Cash [x]  Cheque [ ]
Received by: H. Stone`,
  },
  {
    what: 'a parking ticket of a machine',
    text: `CITY PARKING
Garage Nord
Paid receipt
Entry 14.02.2024 09:02
Exit 14.02.2024 11:40
Duration 2h 38min
Amount paid EUR 6,00
incl. 19% VAT EUR 0,96
Card payment girocard
Terminal-ID 5544
Have a safe journey`,
  },
];
