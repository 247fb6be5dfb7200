import type { Drawing } from './drawn.ts';

export const unusual: Drawing[] = [
  {
    name: 'a logo only, the firm in the footer',
    page: `
INVOICE

Invoice number          INV-3009
Date of issue           March 8, 2024
Date due                April 7, 2024

Bill to
Nimbus Farms Inc.
88 Valley Road
Salinas, CA 93901
United States

$1,260.00 due April 7, 2024

Description                          Qty     Unit price      Amount
Sensor gateway                         3        $380.00    $1,140.00
Shipping                               1        $120.00      $120.00

                                            Subtotal       $1,260.00
                                            Total          $1,260.00
                                            Amount due     $1,260.00



Fieldwise Technologies LLC · 9 Harbor Way, Oakland, CA 94607 · support@fieldwise.io`,
    values: {
      invoice_number: 'INV-3009',
      date: '2024-03-08',
      due_date: '2024-04-07',
      vendor: 'Fieldwise Technologies LLC',
      customer: 'Nimbus Farms Inc.',
      currency: 'USD',
      total: 1260,
    },
  },
  {
    name: 'values before their labels in a strip',
    page: `
Pinewood Print Studio                                 77 Station Road, Reading RG1 1LZ
hello@pinewoodprint.co.uk                             VAT 204 5566 12

   4471              11/06/2024            11/07/2024             £336.00
   Invoice           Date                  Due                    Total

Invoice to
Borough Theatre

500 programmes, A5, full colour                                   £280.00
Net                                                               £280.00
VAT (20%)                                                          £56.00
Total                                                             £336.00`,
    values: {
      vendor: 'Pinewood Print Studio',
      customer: 'Borough Theatre',
      currency: 'GBP',
      net: 280,
      tax: 56,
      total: 336,
    },
  },
  {
    name: 'a marketplace order with a seller and a platform',
    page: `
bazario.de                                                 Rechnung
                                                           Rechnungsnr.: BZ-99120-3
Verkauft von: Gartenprofi Hansen e.K.                      Rechnungsdatum: 21.05.2024
USt-IDNr.: DE298765432                                     Bestellnummer: 302-4471829

Rechnungsadresse
Karin Busch
Am Deich 4
26721 Emden

Beschreibung              Menge      Stückpreis       USt. %      Zwischensumme
Heckenschere 60 cm          1          84,03 €         19%            100,00 €

Gesamtpreis                                                           100,00 €
USt. %        Zwischensumme (ohne USt.)        USt.
19%                 84,03 €                   15,97 €
www.bazario.de/kontakt`,
    values: {
      invoice_number: 'BZ-99120-3',
      date: '2024-05-21',
      vendor: 'Gartenprofi Hansen e.K.',
      customer: 'Karin Busch',
      currency: 'EUR',
      total: 100,
      tax: 15.97,
    },
  },
  {
    name: 'a Polish invoice in two languages',
    page: `
FAKTURA VAT / INVOICE                     Nr / No: FV/118/2024
Data wystawienia / Issue date: 2024-04-11
Termin płatności / Due date: 2024-04-25

Sprzedawca / Seller                       Nabywca / Buyer
Zielony Las Sp. z o.o.                    Baltic Decor UAB
ul. Leśna 5, 80-322 Gdańsk                Vilniaus g. 10, Kaunas
NIP: 5842751979                           LT100001234567

Nazwa / Description            Ilość / Qty     Cena / Price      Wartość / Amount
Deski sosnowe                      10             120,00             1 200,00

Razem netto / Net total                                              1 200,00 PLN
VAT 23%                                                                276,00 PLN
Do zapłaty / Total due                                               1 476,00 PLN`,
    values: {
      invoice_number: 'FV/118/2024',
      date: '2024-04-11',
      due_date: '2024-04-25',
      vendor: 'Zielony Las Sp. z o.o.',
      customer: 'Baltic Decor UAB',
      currency: 'PLN',
      net: 1200,
      tax: 276,
      total: 1476,
    },
  },
  {
    name: 'uma empresa portuguesa',
    page: `
Vinhos do Cabo, Lda.
Rua das Flores 31, 4050-262 Porto
NIF 509123456

Fatura n.º FT 2024/77                                   Data: 14-02-2024
Cliente: Restaurante Maré Alta                          Vencimento: 15-03-2024
Contribuinte: 510987654

Descrição                  Qtd      Preço       Valor
Vinho tinto reserva         24       8,50      204,00

Total ilíquido                                  204,00 €
IVA 13%                                          26,52 €
Total a pagar                                   230,52 €`,
    values: {
      date: '2024-02-14',
      due_date: '2024-03-15',
      vendor: 'Vinhos do Cabo, Lda.',
      customer: 'Restaurante Maré Alta',
      currency: 'EUR',
      tax: 26.52,
      total: 230.52,
    },
  },
  {
    name: 'en dansk faktura',
    page: `
                                                        Nordlys Cykler ApS
                                                        Vestergade 12
                                                        8000 Aarhus C
                                                        CVR-nr. 31234567
Mette Holm                                              Tlf. 86 12 34 56
Skovvej 9
8240 Risskov
                                                        Fakturanr.      20551
FAKTURA                                                 Fakturadato     07-03-2024
                                                        Forfaldsdato    21-03-2024
Vare                         Antal        Pris             Beløb
Citybike, blå                  1       4.800,00         4.800,00

                                       Subtotal         4.800,00
                                       Moms 25%         1.200,00
                                       I alt DKK        6.000,00`,
    values: {
      invoice_number: '20551',
      date: '2024-03-07',
      due_date: '2024-03-21',
      vendor: 'Nordlys Cykler ApS',
      currency: 'DKK',
      total: 6000,
      tax: 1200,
    },
  },
];
