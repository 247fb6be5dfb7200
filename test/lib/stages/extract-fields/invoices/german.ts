import type { Drawing } from './drawn.ts';

export const german: Drawing[] = [
  {
    name: 'ein Handwerker mit Fensterumschlag',
    page: `
                                                       Tischlerei Kern
                                                       Inh. Paul Kern
                                                       Am Anger 7
                                                       99084 Erfurt
                                                       Tel. 0361 5550123

Tischlerei Kern - Am Anger 7 - 99084 Erfurt
Frau
Monika Sander
Lindenweg 12
99085 Erfurt

Rechnung Nr. 2024-118                                  Datum: 12.02.2024

Sehr geehrte Frau Sander,
für die ausgeführten Arbeiten berechne ich:

Pos   Bezeichnung                    Menge      Einzelpreis     Gesamt
1     Einbauschrank Eiche              1         1.840,00 €     1.840,00 €
2     Montage                          6            58,00 €       348,00 €

                                       Nettobetrag              2.188,00 €
                                       zzgl. 19 % MwSt.           415,72 €
                                       Rechnungsbetrag          2.603,72 €

Zahlbar bis 26.02.2024 ohne Abzug.
Sparkasse Mittelthüringen   IBAN DE89 3704 0044 0532 0130 00   Steuernr. 151/222/03333`,
    values: {
      invoice_number: '2024-118',
      date: '2024-02-12',
      due_date: '2024-02-26',
      vendor: 'Tischlerei Kern',
      currency: 'EUR',
      net: 2188,
      tax: 415.72,
      total: 2603.72,
      iban: 'DE89370400440532013000',
    },
  },
  {
    name: 'ein Händler mit zwei Steuersätzen und Skonto',
    page: `
NORDKÜSTE FEINKOST GMBH
Speicherstraße 3 · 24103 Kiel

Nordküste Feinkost GmbH · Speicherstraße 3 · 24103 Kiel
Gasthaus Zur Linde                                    RECHNUNG
Dorfstraße 1                                          Rechnungs-Nr.     R-77120
24340 Eckernförde                                     Rechnungsdatum    05.11.2023
                                                      Kunden-Nr.        10233
                                                      Lieferdatum       03.11.2023
                                                      Lieferschein-Nr.  L-4411

Artikel                          Menge    Preis      USt       Betrag
Räucherlachs 1 kg                  4      32,50      7 %       130,00
Apfelschorle Kiste                10      11,90     19 %       119,00

Zwischensumme netto                                            249,00
USt. 7 % auf 130,00                                              9,10
USt. 19 % auf 119,00                                            22,61
Gesamtbetrag EUR                                               280,71

Bei Zahlung bis 15.11.2023 gewähren wir 2 % Skonto (5,61 EUR). Fällig am 05.12.2023.
Geschäftsführer: Jens Ohm   HRB 1234 KI   USt-IdNr. DE123456789   www.nordkueste-feinkost.de`,
    values: {
      invoice_number: 'R-77120',
      date: '2023-11-05',
      due_date: '2023-12-05',
      vendor: 'Nordküste Feinkost GmbH',
      customer: 'Gasthaus Zur Linde',
      currency: 'EUR',
      net: 249,
      tax: 31.71,
      total: 280.71,
    },
  },
  {
    name: 'ein Schweizer Büro in Franken',
    page: `
Alpblick Treuhand AG
Bahnhofstrasse 21
6300 Zug
www.alpblick-treuhand.ch

                                                     Bergbahnen Hohfluh
                                                     Talweg 9
                                                     6086 Hasliberg

Zug, 28. Juni 2024

RECHNUNG 24-0566

Buchführung Mai 2024                                  CHF 1'850.00
Mehrwertsteuer 8.1%                                     CHF 149.85
Total inkl. MWST                                      CHF 1'999.85

Zahlbar innert 30 Tagen
MWST-Nr. CHE-114.555.222 MWST    IBAN CH93 0076 2011 6238 5295 7`,
    values: {
      invoice_number: '24-0566',
      date: '2024-06-28',
      vendor: 'Alpblick Treuhand AG',
      customer: 'Bergbahnen Hohfluh',
      currency: 'CHF',
      total: 1999.85,
      iban: 'CH9300762011623852957',
    },
  },
  {
    name: 'ein Kleinunternehmer ohne Steuer',
    page: `
Lena Fuchs - Texte & Lektorat
Gartenstr. 40, 70195 Stuttgart
post@lenafuchs-lektorat.de

An
Verlag Morgenrot
Kantstr. 5
10623 Berlin

Rechnungsnummer: LF-23-09
Rechnungsdatum: 1. September 2023
Leistungszeitraum: August 2023

Lektorat Roman, 310 Normseiten                         1.395,00 EUR

Gesamtsumme                                            1.395,00 EUR

Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.
Kontoinhaberin: Lena Fuchs   IBAN: DE02 1203 0000 0000 2020 51`,
    values: {
      invoice_number: 'LF-23-09',
      date: '2023-09-01',
      currency: 'EUR',
      total: 1395,
      iban: 'DE02120300000000202051',
    },
  },
  {
    name: 'ein Stromversorger mit Abschlägen',
    page: `
Stadtwerke Auental GmbH                               Kundennummer      8823011
Werkstraße 2, 08280 Aue                               Vertragskonto     400123
Amtsgericht Chemnitz HRB 5567                         Rechnungsnummer   VR-2024-0098812
USt-IdNr. DE 141 522 633                              Rechnungsdatum    15.01.2024

Herrn
Dieter Wolf
Schulgasse 3
08280 Aue

Ihre Jahresabrechnung Strom 01.01.2023 - 31.12.2023

Rechnungsbetrag netto                                    812,40 €
Umsatzsteuer 19 %                                        154,36 €
Rechnungsbetrag brutto                                   966,76 €
abzüglich gezahlter Abschläge                            900,00 €
Nachzahlung                                               66,76 €

Den Betrag von 66,76 € buchen wir am 01.02.2024 ab.`,
    values: {
      invoice_number: 'VR-2024-0098812',
      date: '2024-01-15',
      vendor: 'Stadtwerke Auental GmbH',
      currency: 'EUR',
      net: 812.4,
      tax: 154.36,
      total: 966.76,
    },
  },
  {
    name: 'eine Visualisierung mit Name und Wert nebeneinander',
    page: `
Informationen zum Käufer                    Informationen zum Verkäufer
Name:          Stadt Feldkirchen            Firmenname:    Elektro Haas
Straße:        Rathausplatz 1                              Anlagenbau GmbH
PLZ:           83620                        Straße:        Industrieweg 18
Ort:           Feldkirchen                  PLZ:           83022

Rechnungsdaten
Rechnungsnummer:        2024/00312
Rechnungsdatum:         19.04.2024
Rechnungsart:           380
Währung:                EUR
Fälligkeitsdatum:       19.05.2024

Gesamtbeträge der Rechnung
Summe aller Positionen                netto       4.100,00
Rechnungssumme                        netto       4.100,00
Summe Umsatzsteuer                                  779,00
Rechnungssumme                       brutto       4.879,00
Gezahlter Betrag                                      0,00
Fälliger Betrag                                   4.879,00`,
    values: {
      invoice_number: '2024/00312',
      date: '2024-04-19',
      due_date: '2024-05-19',
      customer: 'Stadt Feldkirchen',
      vendor: 'Elektro Haas Anlagenbau GmbH',
      currency: 'EUR',
      net: 4100,
      tax: 779,
      total: 4879,
    },
  },
  {
    name: 'eine Gutschrift mit Vorzeichen',
    page: `
Werkzeug Ritter e.K. | Ringstraße 60 | 44135 Dortmund
Malerbetrieb Öztürk                         Rechnungskorrektur
Hafenallee 2                                Belegnummer: GS-5501
44147 Dortmund                              Belegdatum: 30.08.2024
                                            zu Rechnung: RE-88213

Akkuschrauber, Rücksendung     -1    149,00    -149,00
Summe netto                                    -149,00
MwSt 19%                                        -28,31
Gesamt EUR                                     -177,31
Werkzeug Ritter e.K.   Tel. 0231 445566   info@werkzeug-ritter.de   USt-ID DE811234567`,
    values: {
      invoice_number: 'GS-5501',
      date: '2024-08-30',
      vendor: 'Werkzeug Ritter e.K.',
      currency: 'EUR',
      net: -149,
      tax: -28.31,
      total: -177.31,
    },
  },
];
