import type { Drawing } from './drawn.ts';

export const others: Drawing[] = [
  {
    name: 'een Nederlandse webwinkel',
    page: `
Fietsenhuis De Ketting B.V.                          KvK 27301122
Havenkade 88                                         BTW NL812345678B01
3011 AB Rotterdam                                    IBAN NL91 ABNA 0417 1643 00
www.deketting.nl

Factuuradres
J. de Wit
Molenstraat 3
2611 KA Delft

Factuurnummer        20240771
Factuurdatum         3 mei 2024
Vervaldatum          17 mei 2024

Omschrijving                 Aantal      Prijs          Bedrag
Stadsfiets, zwart               1       € 599,00       € 599,00
Slot                            1        € 45,00        € 45,00

Subtotaal excl. BTW                                    € 532,23
BTW 21%                                                € 111,77
Totaal incl. BTW                                       € 644,00`,
    values: {
      invoice_number: '20240771',
      date: '2024-05-03',
      due_date: '2024-05-17',
      vendor: 'Fietsenhuis De Ketting B.V.',
      customer: 'J. de Wit',
      currency: 'EUR',
      net: 532.23,
      tax: 111.77,
      total: 644,
      iban: 'NL91ABNA0417164300',
    },
  },
  {
    name: 'una empresa española',
    page: `
Construcciones Olmo S.L.                              FACTURA
CIF: B12345678                                        Nº de factura: 2024/0045
C/ Mayor 15, 28013 Madrid                             Fecha: 18 de marzo de 2024

Cliente:
Panadería La Espiga
Avda. de la Paz 4
28020 Madrid

Concepto                                                   Importe
Reforma del local                                       3.500,00 €

Base imponible                                          3.500,00 €
IVA 21%                                                   735,00 €
TOTAL FACTURA                                           4.235,00 €

Vencimiento: 17/04/2024
Forma de pago: transferencia ES91 2100 0418 4502 0005 1332`,
    values: {
      invoice_number: '2024/0045',
      date: '2024-03-18',
      due_date: '2024-04-17',
      vendor: 'Construcciones Olmo S.L.',
      customer: 'Panadería La Espiga',
      currency: 'EUR',
      net: 3500,
      tax: 735,
      total: 4235,
      iban: 'ES9121000418450200051332',
    },
  },
  {
    name: 'una ditta italiana',
    page: `
Officina Bellandi S.r.l.
Via Garibaldi 22 - 50123 Firenze
P. IVA 01234567890

Spett.le
Trasporti Nardi S.p.A.
Via Roma 100
56125 Pisa

Fattura n. 118/2024 del 29/01/2024

Descrizione                    Q.tà     Prezzo       Importo
Revisione motore                 1      820,00        820,00
Filtri                           4       15,50         62,00

Imponibile                                            882,00
IVA 22%                                               194,04
Totale documento                                  € 1.076,04

Scadenza 28/02/2024    IBAN IT60 X054 2811 1010 0000 0123 456`,
    values: {
      invoice_number: '118/2024',
      date: '2024-01-29',
      due_date: '2024-02-28',
      vendor: 'Officina Bellandi S.r.l.',
      customer: 'Trasporti Nardi S.p.A.',
      currency: 'EUR',
      net: 882,
      tax: 194.04,
      total: 1076.04,
      iban: 'IT60X0542811101000000123456',
    },
  },
  {
    name: 'a Singaporean agency in its own dollars',
    page: `
                                             Kestrel Media Pte. Ltd.
                                             71 Ayer Rajah Crescent #02-18
                                             Singapore 139951
                                             GST Reg No. 201512345K
INVOICE
Bill To: Orchid Bank Ltd                     Invoice No. KM-3307
                                             Date: 28/02/2024
Campaign design                                   S$ 8,000.00
Subtotal                                          S$ 8,000.00
GST 9%                                              S$ 720.00
Total                                             S$ 8,720.00
Cheques payable to: Kestrel Media Pte. Ltd.`,
    values: {
      invoice_number: 'KM-3307',
      date: '2024-02-28',
      vendor: 'Kestrel Media Pte. Ltd.',
      customer: 'Orchid Bank Ltd',
      currency: 'SGD',
      net: 8000,
      tax: 720,
      total: 8720,
    },
  },
  {
    name: 'a Malaysian supplier',
    page: `
SERI INTAN SUPPLIES SDN BHD (654321-X)
Lot 12, Jalan Perusahaan 3, 47100 Puchong, Selangor
Tel: 03-8060 1234

INVOICE                                          No. : IV-20931
                                                 Date : 12/06/2023
TO: RESTORAN MAJU JAYA                           Terms : 30 Days

No   Description          Qty     U.Price     Amount (RM)
1    Cooking oil 5kg       20       28.50        570.00
2    Rice 10kg             15       33.00        495.00

                                   Total RM     1,065.00
Ringgit Malaysia One Thousand and Sixty Five Only`,
    values: {
      invoice_number: 'IV-20931',
      date: '2023-06-12',
      vendor: 'SERI INTAN SUPPLIES SDN BHD',
      currency: 'MYR',
      total: 1065,
    },
  },
  {
    name: 'a Swedish maker who writes in English',
    page: `
Norrsken Ljus AB                                   INVOICE
Storgatan 5                                        Invoice no        100482
903 26 Umeå, Sweden                                Invoice date      2024-04-02
Org.nr 556677-8899                                 Due date          2024-05-02
VAT SE556677889901

Customer
Fjord Interiors AS
Havnegata 1
7010 Trondheim, Norway

Pendant lamp Polar          12 pcs        890.00       10,680.00
Freight                      1            450.00          450.00

Total excl. VAT                                   SEK 11,130.00
VAT 0% (export)                                        SEK 0.00
Total to pay                                      SEK 11,130.00
Bankgiro 123-4567   IBAN SE45 5000 0000 0583 9825 7466`,
    values: {
      invoice_number: '100482',
      date: '2024-04-02',
      due_date: '2024-05-02',
      vendor: 'Norrsken Ljus AB',
      customer: 'Fjord Interiors AS',
      currency: 'SEK',
      total: 11130,
    },
  },
];
