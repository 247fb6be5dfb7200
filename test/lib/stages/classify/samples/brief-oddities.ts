import type { Category } from '../../../../../lib/stages/stage.ts';

/** Short documents in words of their own, without the phrases one expects. */
export const briefOddities: [category: Category, text: string, mediaType?: string][] = [
  [
    'resume',
    `Maria Gonzalez
Registered Nurse
San Antonio, TX | maria.g@example.org | 210-555-0199
Licensure: RN, Texas
Clinical experience
Lakeside Hospital, Staff Nurse, ICU, 2014-Present
Cared for 4 patients per shift; precepted new nurses
Mercy Clinic, Nurse, 2010-2014
ADN, Pecan College, 2010`,
  ],
  [
    'resume',
    `Seeking a challenging role in hospitality
Highlights
- 10 years in hotels
- Fluent in French
Employment
Night Auditor
Hotel Belvedere
06/2015 to 09/2019
Reconciled accounts and handled guests
Front Desk Agent
Hotel Lido
05/2009 to 05/2015
Education
B.A. Hotel Management, Sundvik`,
  ],
  [
    'resume',
    `Kurzprofil: Projektleiter Bau, 41 Jahre
Stationen
2016 bis heute  Bauleiter, Krämer Bau AG, Köln
2010 bis 2016  Polier, Holm Hochbau
Qualifikationen
Meister im Maurerhandwerk
Führerschein Klasse B, C1`,
  ],
  [
    'job_posting',
    `Sales Associate - Part Time
Finch & Sons Outfitters, Leeds
You love clothes and people? Come and work with us on Saturdays and in the holidays. You will help customers, fold, tidy and run the till. No experience needed, we train you. £10.90 an hour plus staff discount. Drop your CV in at the shop or email leeds@finch.example.`,
  ],
  [
    'job_posting',
    `Leitung Controlling (all genders)
Holm Handel ist ein Familienunternehmen mit 400 Beschäftigten.
Deine Verantwortung
Monatsabschlüsse, Planung, Team von fünf Personen
Dein Hintergrund
Studium der BWL, fünf Jahre Erfahrung
Unser Angebot
30 Tage Urlaub, mobiles Arbeiten
Jetzt bewerben`,
  ],
  [
    'contract',
    `EXHIBIT 10.21
CONSULTING AGREEMENT
This Consulting Agreement ("Agreement") is entered into as of January 3, 2006 between Alder Biotech Corp. and Dr. S. Ito ("Consultant").
1. Services. Consultant shall advise the Company on assays.
2. Compensation. The Company shall pay $2,000 per month.
3. Confidentiality. Consultant shall keep all information secret.`,
  ],
  [
    'contract',
    `SOFTWARE LICENSE
IMPORTANT - READ CAREFULLY: By installing the Software you accept these terms.
GRANT OF LICENSE. Sundvik grants you a nonexclusive license to use one copy.
RESTRICTIONS. You may not reverse engineer the Software.
NO WARRANTY. The Software is provided "as is".`,
  ],
  [
    'contract',
    `Arbeitsvertrag
Zwischen der Holm Handel GmbH und Frau Miriam Seidel wird folgender Vertrag geschlossen:
§ 1 Beginn und Tätigkeit
Frau Seidel wird ab 1. März 2024 als Sachbearbeiterin eingestellt.
§ 2 Probezeit
§ 3 Vergütung
§ 4 Urlaub`,
  ],
  [
    'invoice',
    `Rechnungsempfänger: Gemeinde Lindental
Gärtnerei Lindner
Honorarrechnung 24-0118
Leistung: Pflege der Grünflächen, April 2024
Betrag netto 1.200,00
Umsatzsteuer 19 % 228,00
Gesamt 1.428,00
Bankverbindung: Sparkasse Ulm`,
  ],
  [
    'invoice',
    `FACTUUR
Fietsenmaker De Vries
Factuurnummer 2021044
Factuurdatum 14-05-2021
Omschrijving Aantal Prijs
Ketting vervangen 1 32,00
BTW 21% 6,72
Totaal 38,72
Graag binnen 14 dagen overmaken op NL00BANK0123456789`,
  ],
  [
    'invoice',
    `Acme Cloud, Inc.
Statement for March 2022
Invoice ID: 4411-8870
Billed to: Oak Furniture
Compute $412.08
Storage $33.10
Total due $445.18
This amount will be charged to your card on April 3.`,
  ],
  [
    'receipt',
    `BUNGA MARKET S/B (519537-X)
LOT 12 JALAN BUNGA
GST ID. NO : 000181747712
INVOICE NO : 18343/102/T0115
11:43PM 568805 13-12-17
2391 PAPER CUP 6 PCS RM4.45 S
TOTAL SALES (INCLUSIVE GST) RM 4.45
CASH RM 50.00
CHANGE RM 45.55`,
    'image/jpeg',
  ],
  [
    'receipt',
    `TAXI KÖLN
Quittung
Fahrt von Bahnhof nach Messe
Fahrpreis EUR 14,80
inkl. 7 % MwSt
Datum 12.04.2023
Fahrer-Nr. 44`,
  ],
  [
    'letter',
    `Dr. med. H. Weiss
Fachärztin für Innere Medizin
Ulm, 3. Mai 2022
Sehr geehrter Herr Kollege,
ich berichte über unseren gemeinsamen Patienten, Herrn Jonas Krämer. Der Blutdruck ist gut eingestellt.
Mit freundlichen kollegialen Grüßen
H. Weiss`,
  ],
  [
    'form',
    `Beitrittserklärung
Hiermit trete ich dem Turnverein Lindental bei.
Name, Vorname
Straße
PLZ, Ort
Geburtsdatum
E-Mail
Abteilung: ☐ Turnen ☐ Handball
Ort, Datum, Unterschrift`,
  ],
  [
    'report',
    `Lagebericht 2022
Wirtschaftliche Rahmenbedingungen
Das Bruttoinlandsprodukt stieg um 1,8 %.
Ertragslage
Der Umsatz erhöhte sich um 4,2 % auf 88,4 Mio. EUR, das Ergebnis sank auf 3,1 Mio. EUR.
Risikobericht
Prognosebericht`,
  ],
  [
    'other',
    `Bedienungsanleitung Wasserkocher WK 12
Vor dem ersten Gebrauch
Spülen Sie den Kocher aus.
Reinigung und Pflege
Ziehen Sie den Netzstecker.
Entkalken Sie das Gerät monatlich.`,
  ],
  [
    'receipt',
    `Fell Gear Co
2 Lake Road, Keswick CA12 5AA
MID 4471290
DEBIT MASTERCARD ************9910
SALE
Amount GBP 84.50
Auth code 551200
18 Feb 2026 16:40`,
  ],
  [
    'receipt',
    `Crêperie du Port
2 quai Sud
29900 Concarneau
Crêpe beurre 4,50
TOTAL TTC
8,30 €
Espèces 10,00 €
Monnaie rendue 1,70 €
Le 06/06/2026 à 20:10`,
  ],
  [
    'invoice',
    `Claire Morin Conseil
4 rue Haute, 35000 Rennes
NOTE D'HONORAIRES N° 118
Honoraires HT 500,00 €
TVA 20 % 100,00 €
Honoraires TTC 600,00 €`,
  ],
];
