import type { Drawing } from './drawn.ts';

export const traps: Drawing[] = [
  {
    name: 'a table that begins with its amounts',
    page: `
Lieferdatum: 28.01.2023                 Seeufer Hotelbetriebs GmbH
Ihre Bestellung: PO-3812                Uferweg 5
Rechnungsdatum: 03.02.2023              6353 Going
Rechnung Nr.: 24792                     seeufer.at

                                        Auftraggeber
                                        Autohaus Weber KG
                                        Siemensring 2
                                        70565 Stuttgart

       Summe     Einzelpreis         Menge      Bezeichnung
    1.294,56          143,84             9      Zimmer mit Frühstück
    2.439,48          271,05             9      Seminarraum

      3.734,04    Nettobetrag
        709,47    USt. 19 %
      4.443,51    Bruttobetrag

Seeufer Hotelbetriebs GmbH · Uferweg 5 · 6353 Going · USt-IdNr. DE934494483
Alle Beträge in EUR`,
    values: {
      invoice_number: '24792',
      date: '2023-02-03',
      vendor: 'Seeufer Hotelbetriebs GmbH',
      customer: 'Autohaus Weber KG',
      currency: 'EUR',
      net: 3734.04,
      tax: 709.47,
      total: 4443.51,
    },
  },
  {
    name: 'una empresa cuyo nombre empieza como una etiqueta',
    page: `
Reformas Ibáñez
Tel. 0612 55123
reformasibanez.es

                                                    Nº cliente              40211
Hotel Playa Azul S.A.                               Número de factura    2023/118
Paseo Marítimo 3                                    Fecha de factura   12/05/2023
29016 Málaga                                        Fecha de pedido    01/05/2023

Concepto                                     Unidades     Precio         Importe
Reforma del salón                                   1     900,00          900,00

                                             Base imponible               900,00
                                             IVA 21%                      189,00
                                             Total a pagar            1.089,00 €`,
    values: {
      invoice_number: '2023/118',
      date: '2023-05-12',
      vendor: 'Reformas Ibáñez',
      currency: 'EUR',
      net: 900,
      tax: 189,
      total: 1089,
    },
  },
  {
    name: 'een bedrijf dat alleen onderaan staat en dat zijn domein verraadt',
    page: `
FACTUUR

Factuurdatum              3 april 2024
Factuurnr.                2024-0519
Klantnummer               88120
Te betalen voor           3 mei 2024

Klant
Restaurant De Haven
Kade 12
1012 AB Amsterdam

Omschrijving                               Aantal        Prijs        Bedrag
Onderhoud                                       1       400,00        400,00

                                           Totaal excl. btw           400,00
                                           BTW 21%                     84,00
                                           Totaal incl. btw           484,00


Bouwbedrijf De Wit                 Tel. 030 5512                  BTW-nr. NL921949016B01
Kanaalweg 20                       office@bouwdewit.nl            EUR
3526 KL Utrecht`,
    values: {
      invoice_number: '2024-0519',
      date: '2024-04-03',
      due_date: '2024-05-03',
      vendor: 'Bouwbedrijf De Wit',
      customer: 'Restaurant De Haven',
      currency: 'EUR',
      net: 400,
      tax: 84,
      total: 484,
    },
  },
  {
    name: 'a net sum under a name of its own, and two dates in one line',
    page: `
North & Vale Studio                                            Sales Invoice 31425
Unit 9 Foundry Park, Sheffield S9 2TY                          hello@northandvale.com

Date: 17 May 2024  Payment due: 16 June 2024
Despatched on: 11 May 2024

Charge to: Fenwick Robotics Ltd

Drawings for the lobby                                                  1,852.31
Worth of all works                                                      1,852.31
VAT 20%                                                                   370.46
Total payable                                                          £2,222.77`,
    values: {
      invoice_number: '31425',
      date: '2024-05-17',
      due_date: '2024-06-16',
      vendor: 'North & Vale Studio',
      customer: 'Fenwick Robotics Ltd',
      currency: 'GBP',
      net: 1852.31,
      tax: 370.46,
      total: 2222.77,
    },
  },
  {
    name: 'un fornitore con le date accanto al destinatario',
    page: `
Studio Bellini
Via Roma 3
50123 Firenze
P.IVA 01234567890                                  FATTURA

Spett.le                                           Numero documento      RE28102
Rossi Arredi                                       Data documento     17/08/2024
Corso Italia 5                                     Data ordine        03/08/2024
10121 Torino                                       Codice cliente          71930

Descrizione                                 Quantità     Prezzo         Importo
Consulenza                                         2     250,00          500,00

                                            Imponibile                   500,00
                                            IVA 22%                      110,00
                                            Netto a pagare             610,00 €`,
    values: {
      invoice_number: 'RE28102',
      date: '2024-08-17',
      vendor: 'Studio Bellini',
      customer: 'Rossi Arredi',
      currency: 'EUR',
      net: 500,
      tax: 110,
      total: 610,
    },
  },
];
