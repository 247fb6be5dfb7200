import type { Category } from '../../../../../lib/stages/stage.ts';

/** Short and doubtful forms, bills, adverts and other sheets. */
export const briefSheets: [category: Category, text: string, mediaType?: string][] = [
  [
    'form',
    `SF 99-B
REQUEST FOR PERSONNEL ACTION
PART A - Requesting Office
1. Actions Requested
2. Request Number
3. For Additional Information Call (Name and Telephone Number)
4. Proposed Effective Date
5. Action Requested By (Typed Name, Title, Signature, and Request Date)
PART B - For Preparation of SF 50
1. Name (Last, First, Middle)
2. Social Security Number
3. Date of Birth`,
  ],
  [
    'form',
    `Einwilligungserklärung
Name des Kindes: ____________________
Geburtsdatum: ____________________
Hiermit erkläre ich mich einverstanden, dass mein Kind am Ausflug teilnimmt.
O ja   O nein
Datum              Unterschrift eines Erziehungsberechtigten
_______________    ______________________`,
  ],
  [
    'form',
    `BULLETIN D'ADHÉSION 2021
Association Les Amis du Moulin
Nom : ........................ Prénom : ........................
Adresse : ....................................................
E-mail : ........................
Cotisation : □ 20 € □ 35 € (couple)
À retourner avec votre chèque à l'association
Date et signature`,
  ],
  [
    'form',
    `Order form
Item no.   Description   Qty   Price   Total
____ ____________ ___ ____ ____
____ ____________ ___ ____ ____
Name
Address
City / State / Zip
[ ] Check enclosed   [ ] Credit card  No. ________________ Exp. ______
Signature`,
  ],
  [
    'form',
    `Employee Self Evaluation
Employee:
Department:
Review period:
Rate yourself from 1 (low) to 5 (high).
Quality of work   1 2 3 4 5
Teamwork   1 2 3 4 5
What were your main achievements this year?
What would you like to learn next year?
Employee signature / date
Supervisor signature / date`,
  ],
  [
    'form',
    `ANMELDUNG zum Sommerlager 2023
Teilnehmer/in
Name:
Vorname:
Geburtsdatum:
Allergien:
Mein Kind kann schwimmen: ja / nein
Erziehungsberechtigte
Telefon:
E-Mail:
Datum, Unterschrift`,
  ],
  [
    'job_posting',
    `Werkstudent (w/m/d) Marketing
Startdatum: ab sofort | Ort: Hamburg | 20 Std./Woche
Was dich erwartet
Du unterstützt unser Team bei Kampagnen
Was du mitbringst
Eingeschriebener Student, gute Englischkenntnisse
Benefits: flexible Arbeitszeiten, Obstkorb
Wir freuen uns auf deine Bewerbung!`,
  ],
  [
    'job_posting',
    `Curatorial Assistant, Mammals
The Elmstadt Natural History Museum invites applications for a Curatorial Assistant. The incumbent will prepare specimens, answer loan requests and supervise volunteers. A bachelor's degree in biology is required; a master's degree preferred. Review of applications begins March 1. Send a letter of interest, CV, and names of three references to search@elmstadt.example.`,
  ],
  [
    'job_posting',
    `Recherche serveur / serveuse
Restaurant Le Phare, Marseille
CDD saison d'avril à septembre, 39 h
Expérience exigée, anglais souhaité
Logé possible
Salaire selon convention
Se présenter ou appeler le 04 00 00 00 00`,
  ],
  [
    'invoice',
    `Proforma
Sundvik Bruk AB
Ship to: Oak Furniture, Hull
Order 44122   Date 2020-03-02
Article  Pcs  EUR/pc  EUR
Hinge brass 400 1.10 440.00
Freight 38.00
Total EUR 478.00
Prepayment, bank: SE45 5000 0000 0583 9825 7466`,
  ],
  [
    'invoice',
    `Stadtwerke Lindental
Jahresabrechnung Strom 2022
Vertragskonto 700 1234 5678
Verbrauch 2.140 kWh
Abschlagszahlungen 720,00 €
Rechnungsbetrag 812,44 €
Nachzahlung 92,44 € fällig am 15.02.2023`,
  ],
  [
    'invoice',
    `Fattura n. 12/2021 del 03/05/2021
Officina Bianchi S.r.l. P.IVA 01234567890
Spett.le Hotel Lido
Descrizione Q.tà Prezzo Importo
Revisione caldaia 1 180,00 180,00
Imponibile 180,00 IVA 22% 39,60
Totale fattura € 219,60
Pagamento: bonifico 30 gg`,
  ],
  [
    'receipt',
    `Frischmarkt Lindental GmbH
Hauptstr. 4
50667 Köln
UID Nr.: DE000000000
EUR
BANANEN 1,27 B
MILCH 1,09 B
SUMME EUR 2,36
Geg. Mastercard EUR 2,36
12.09.2022 18:02 Bon-Nr.:4411
Markt:0042 Kasse:3`,
    'image/jpeg',
  ],
  [
    'receipt',
    `HARBOR COFFEE #12
44 Main St Portland OR
Order 118  Drive thru
1 Latte 12oz  4.25
1 Muffin  3.10
Total 7.35
Cash 10.00
Change Due 2.65
Tell us how we did! harborcoffee.example`,
    'image/png',
  ],
  [
    'receipt',
    `Thank you for your purchase!
Order #A-11829
Placed on March 3, 2022
Linen shirt x 1 $48.00
Shipping $5.00
Total $53.00
Paid with Visa ending in 4411`,
  ],
  [
    'other',
    `HOW TO GET HERE
By car: take exit 14 and follow the signs to the harbour.
By bus: lines 4 and 12 stop at the door.
Parking is free on weekends.
Opening hours: Tuesday to Sunday, 10 to 18`,
  ],
  [
    'other',
    `Chapter 3 Linear equations
Learning goals
After this chapter you can solve linear equations.
Example 1: Solve 3x + 4 = 10.
Exercises
1. Solve 2x = 8.
2. Solve x - 5 = 1.`,
  ],
  [
    'other',
    `FREE ESTIMATES!
Krämer Roofing
Family owned since 1984
Gutters - Shingles - Repairs
Licensed and insured
Call today (520) 555-0177`,
  ],
  [
    'other',
    `Agenda
Staff meeting, Monday 4 May, room 12
1. Welcome
2. New opening hours
3. Summer party
4. Any other business`,
  ],
  [
    'other',
    `README
This folder holds the photographs of the excavation.
Files are named by trench and date.
Open index.html in a browser to look at them.`,
    'text/markdown',
  ],
  [
    'other',
    `Gebrauchsinformation: Information für Patienten
Lindan 20 mg Tabletten
Was ist Lindan und wofür wird es angewendet?
Wie ist Lindan einzunehmen?
Welche Nebenwirkungen sind möglich?
Wie ist Lindan aufzubewahren?`,
  ],
  [
    'other',
    `THE CONSTITUTION OF NORDHAMN
Article I
Section 1. All legislative powers shall be vested in the Assembly.
Section 2. The Assembly shall be composed of members chosen every second year.
Section 3. No person shall be a member who is not a citizen.`,
  ],
];
