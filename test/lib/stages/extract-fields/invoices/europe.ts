import type { Drawing } from './drawn.ts';

export const europe: Drawing[] = [
  {
    name: "un fournisseur d'énergie, le client sous le titre",
    page: `
                                                        Votre facture d'électricité
Lumévolt                                                du 12 mars 2024
Service clients                                         Facture n° 10 884 201 775
TSA 21941                                               Référence client : 6 011 223 344
62978 Arras Cedex 9
                                                        M. Paul Vidal
                                                        22 rue du Moulin
                                                        59000 Lille
Montant total TTC                        86,40 €
À régler avant le 27/03/2024
Abonnement HT                            12,60 €
Consommation HT                          59,80 €
Total hors TVA                           72,40 €
TVA                                      14,00 €
Total TTC                                86,40 €
Lumévolt SA au capital de 1 000 000 € - 552 081 317 RCS Nanterre - lumevolt.fr`,
    values: {
      date: '2024-03-12',
      due_date: '2024-03-27',
      vendor: 'Lumévolt SA',
      customer: 'M. Paul Vidal',
      total: 86.4,
      net: 72.4,
      tax: 14,
      currency: 'EUR',
    },
  },
  {
    name: 'ein Schweizer Velogeschäft',
    page: `
Velo Zürcher GmbH
Seestrasse 101
8002 Zürich
velo-zuercher.ch

Herr
Daniel Frei
Im Feld 3
8047 Zürich                                         Zürich, 04.06.2024

Rechnung Nr. 24-1180                                Kundennummer 3301

1  Service gross                      CHF  180.00
2  Bremsbeläge à 24.00                CHF   48.00
Total exkl. MWST                      CHF  228.00
MWST 8.1%                             CHF   18.45
Gesamttotal                           CHF  246.45
Zahlbar bis 04.07.2024`,
    values: {
      invoice_number: '24-1180',
      date: '2024-06-04',
      due_date: '2024-07-04',
      vendor: 'Velo Zürcher GmbH',
      customer: 'Daniel Frei',
      net: 228,
      tax: 18.45,
      total: 246.45,
      currency: 'CHF',
    },
  },
  {
    name: 'ein Onlineladen, brutto gerechnet',
    page: `
                                                            mein-teeladen.de
                                                            Teehaus Nord GbR
                                                            Hafenweg 11
                                                            26789 Leer
Teehaus Nord GbR, Hafenweg 11, 26789 Leer
Anna Wieland
Bergstr. 4
01069 Dresden

Rechnung                                                    Rechnungsnummer: 2023-8841
                                                            Kundennummer: 1290
                                                            Rechnungsdatum: 17.12.2023
                                                            Lieferdatum entspricht Rechnungsdatum
Art.Nr.    Artikel                       Anzahl    Einzelpreis    Gesamtpreis
T-100      Assam Blatt 500 g                2          14,90          29,80
T-204      Ostfriesenmischung 1 kg          1          27,50          27,50
           Versandkosten                                                4,90
Gesamtsumme (brutto)                                                   62,20 EUR
darin enthalten 7% MwSt                                                 4,07 EUR
Nettosumme                                                             58,13 EUR`,
    values: {
      invoice_number: '2023-8841',
      date: '2023-12-17',
      vendor: 'Teehaus Nord GbR',
      customer: 'Anna Wieland',
      total: 62.2,
      net: 58.13,
      tax: 4.07,
      currency: 'EUR',
    },
  },
  {
    name: 'een zelfstandige ontwerper',
    page: `
Studio Wolkenveld                                   Factuur
Kerkstraat 19b
9712 AB Groningen                                   Factuurnr:    WV-24031
info@wolkenveld.nl                                  Datum:        08-04-2024
                                                    Te betalen voor: 22-04-2024
Aan:
Gemeente Haren
T.a.v. crediteurenadministratie
Postbus 21
9750 AA Haren

Ontwerp folder                8 uur        € 75,00        € 600,00
Btw 21%                                                   € 126,00
Totaal te voldoen                                         € 726,00
KvK 01122334  Btw NL001122334B55  NL20INGB0001234567 t.n.v. Studio Wolkenveld`,
    values: {
      invoice_number: 'WV-24031',
      date: '2024-04-08',
      due_date: '2024-04-22',
      vendor: 'Studio Wolkenveld',
      customer: 'Gemeente Haren',
      total: 726,
      tax: 126,
      currency: 'EUR',
      iban: 'NL20INGB0001234567',
    },
  },
  {
    name: 'una pasticceria con due parti affiancate',
    page: `
FATTURA
Numero: 45/A                      Data: 10 maggio 2024
Cedente: Pasticceria Aurora snc            Cessionario: Hotel Miramare srl
Via Dante 8, 16121 Genova                  Lungomare 3, 17021 Alassio
P.IVA 02233445566                          P.IVA 03344556677

Torte assortite           12       18,00       216,00
Totale imponibile                              216,00
Totale IVA 10%                                  21,60
Totale fattura                                 237,60 €`,
    values: {
      invoice_number: '45/A',
      date: '2024-05-10',
      vendor: 'Pasticceria Aurora snc',
      customer: 'Hotel Miramare srl',
      total: 237.6,
      net: 216,
      tax: 21.6,
      currency: 'EUR',
    },
  },
  {
    name: 'una operadora española',
    page: `
MARESMA FIBRA, S.A.U.                       Factura: 28-E4U1-019283
Gran Vía 28, 28013 Madrid                   Fecha de emisión: 01/02/2024
CIF A-82018474                              Periodo: 01/01/2024 - 31/01/2024
LUCÍA GÓMEZ RUIZ
CALLE SOL 14, 3º B
41001 SEVILLA
Cuotas                                                         32,15
Base imponible                                                 32,15 €
IVA (21%)                                                       6,75 €
Total a pagar                                                  38,90 €`,
    values: {
      invoice_number: '28-E4U1-019283',
      date: '2024-02-01',
      vendor: 'MARESMA FIBRA, S.A.U.',
      total: 38.9,
      net: 32.15,
      tax: 6.75,
      currency: 'EUR',
    },
  },
  {
    name: 'eine Agentur mit Kontaktspalte',
    page: `
Werbeagentur Blickfang | Rosenweg 2 | 50667 Köln

Sonnenapotheke                                         Tel      0221 998877
Frau Dr. Keller                                        Mail     kontakt@blickfang-agentur.de
Domplatz 1                                             Web      www.blickfang-agentur.de
50667 Köln
                                                       Köln, den 03.05.2024
Rechnung
Nr. 2405-07
Kampagne Frühling, pauschal gemäß Angebot A-118                    2.500,00 €
zzgl. gesetzl. USt. (19 %)                                           475,00 €
Endbetrag                                                          2.975,00 €`,
    values: {
      invoice_number: '2405-07',
      date: '2024-05-03',
      vendor: 'Werbeagentur Blickfang',
      customer: 'Sonnenapotheke',
      total: 2975,
      tax: 475,
      currency: 'EUR',
    },
  },
];
