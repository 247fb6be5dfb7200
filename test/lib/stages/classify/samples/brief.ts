import type { Category } from '../../../../../lib/stages/stage.ts';

/** Short and doubtful documents, of which people see the kind at a glance: the category, the text, the kind of file. */
export const briefSamples: [category: Category, text: string, mediaType?: string][] = [
  [
    'report',
    `U.S. Department of Labor
Bureau of Labor Statistics
NEWS
USDL 05-1234
THE EMPLOYMENT SITUATION: MARCH 2005
Nonfarm payroll employment increased by 110,000 in March, and the unemployment rate decreased to 5.2 percent. Job growth occurred in construction, mining and health care.
Unemployment (Household Survey Data)
The number of unemployed persons, 7.7 million, was down slightly.
Table A. Major indicators of labor market activity, seasonally adjusted`,
  ],
  [
    'report',
    `Stream Water Quality in the Alder River Basin, 1994-1998
By K. Moore and T. Lund
U.S. Geological Survey Circular 1210
Major findings
Nitrate concentrations exceeded the drinking-water standard in 12 percent of wells sampled.
Pesticides were detected in 60 percent of stream samples.
Description of the basin
The basin drains 4,200 square miles.`,
  ],
  [
    'report',
    `MINUTES OF THE ADVISORY COMMITTEE ON PARKS
Meeting of June 12, 2006
Members present: D. Whitlock (Chair), R. Stone, A. Bell
The meeting was called to order at 9:00 a.m.
The committee reviewed the budget. A motion to approve the plan was seconded and carried.
The meeting was adjourned at 11:40 a.m.`,
  ],
  [
    'report',
    `Bodengutachten
Projekt: Neubau Kindergarten Lindental
Auftraggeber: Gemeinde Lindental
Bearbeiter: Dipl.-Geol. K. Brand
Datum: 12.03.2021
1. Vorgang
2. Untersuchungsumfang
Es wurden vier Rammkernsondierungen bis 5 m Tiefe ausgeführt.
3. Untergrundverhältnisse
4. Folgerungen für die Gründung`,
  ],
  [
    'report',
    `Incident Report
Date of incident: 4 May 2019   Time: 14:20
Location: Warehouse 3
Persons involved: D. Ortega
Description: A pallet fell from the second shelf. Nobody was hurt.
Root cause: damaged shelf support
Corrective action: supports replaced in all aisles by 8 May.`,
  ],
  [
    'report',
    `Marktstudie Elektrofahrräder 2022
Ergebnisse im Überblick
Jeder dritte Befragte plant den Kauf eines Elektrofahrrads. 41 % nennen den Preis als Hindernis.
Methodik: Online-Befragung, n = 2.014, Feldzeit März 2022
Abb. 1: Kaufabsicht nach Altersgruppen`,
  ],
  [
    'report',
    `Compte rendu de la réunion du conseil d'administration
du 12 mars 2020
Étaient présents : Mme Marchand, M. Perrot, M. Vasseur
Ordre du jour
1. Approbation du procès-verbal
2. Budget
Le budget est adopté à l'unanimité.
La séance est levée à 20 h 15.`,
  ],
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
    'letter',
    `THE SECRETARY OF THE INTERIOR
WASHINGTON
July 9 2003
The Honorable Ruth Delgado
Chair, Committee on Resources
House of Representatives
Dear Madam Chair:
Enclosed is the report you asked for on the condition of the dams. I appreciate your interest.
Sincerely,
H. Stone`,
  ],
  [
    'letter',
    `Hallo Herr Becker,
anbei die Unterlagen wie besprochen. Können wir morgen um zehn telefonieren?
Viele Grüße
Ines Falk

Ines Falk | Vertrieb | Tel. 030 1234567`,
  ],
  [
    'letter',
    `Von: Petra Schulte
Gesendet: Montag, 4. März 2019 09:12
An: Team Einkauf
Betreff: Termin am Donnerstag
Liebe Kolleginnen und Kollegen,
der Termin wird auf 14 Uhr verschoben.
Gruß
Petra`,
  ],
  [
    'letter',
    `Rechtsanwälte Krämer & Holm
Per Einschreiben
Frau Erika Lindner
Ulm, den 3. Juni 2020
Kündigung des Mietverhältnisses
Sehr geehrte Frau Lindner,
namens und in Vollmacht unserer Mandantin kündigen wir den Mietvertrag vom 1. Mai 2013 fristgemäß.
Hochachtungsvoll
Dr. Krämer
Rechtsanwalt`,
  ],
  [
    'letter',
    `Dear Hiring Manager,
I am applying for the position of registrar that you advertised. For six years I have managed loans at the Harbour Museum, where I was responsible for records and shipments. My resume is attached.
I look forward to hearing from you.
Best,
Ann Bell`,
  ],
  [
    'letter',
    `Notice of rent increase
12 April 2019
Dear tenant,
We are writing to let you know that from 1 June the monthly rent for Flat 4 will be £820. Please adjust your standing order.
Yours faithfully
Oak Lettings`,
  ],
  [
    'paper',
    `Bull. Entomol. 44 (1998) 211-219
The ground beetles of the coastal dunes
Hannah Weiss & Bernd Lund
Nordhamn Museum of Natural History
ABSTRACT. Forty-one species of ground beetle were collected in pitfall traps over two seasons.
KEYWORDS: Carabidae, dunes
Material examined. 3 males, Nordhamn, 4.vi.1996`,
  ],
  [
    'paper',
    `arXiv:1907.01234v2 [cs.DS] 3 Jul 2019
Faster sorting of nearly sorted lists
Chen Ito
Elmstadt Institute of Technology
We give an algorithm that sorts a list with k inversions in O(n log log k) time. Theorem 1. Let A be a list. Proof. By induction on n. Lemma 2 follows.`,
  ],
  [
    'paper',
    `Masterarbeit
zur Erlangung des akademischen Grades Master of Science
Einfluss der Bodenverdichtung auf Regenwürmer
vorgelegt von Jonas Krämer
Universität Elmstadt, Institut für Bodenkunde
Erstgutachterin: Prof. Dr. Weiss
Abstract
Regenwürmer wurden auf 24 Flächen erfasst (vgl. Ito 2004).
1 Einleitung`,
  ],
  [
    'paper',
    `Case report
A 54-year-old woman with sudden deafness after a flight
S. Ito, M. Keller
Introduction
Sudden deafness is rare.1,2
Case presentation
The patient presented with vertigo. MRI was normal. She was treated with prednisone.
Discussion
To our knowledge this is the third case reported.
References`,
  ],
  [
    'resume',
    `Profil
Ines Falk, geb. 1988
Senior Consultant SAP
Schwerpunkte: FI/CO, S/4HANA
Projekte
03/2021 – heute  Einführung S/4HANA, Automobilzulieferer
01/2018 – 02/2021  Rollout CO, Chemie
Ausbildung: Dipl.-Kffr., Universität Ulm
Sprachen: Deutsch, Englisch`,
  ],
  [
    'resume',
    `Curriculum vitae
Personal information
First name(s) / Surname(s)  Marta Kowalska
Nationality  Polish
Date of birth 02/03/1985
Work experience
Dates 2010 - 2014
Occupation or position held  Nurse
Name and address of employer  Szpital Miejski, Gdynia
Education and training`,
  ],
  [
    'resume',
    `TOM BAKER
Barista | Portland, OR
(503) 555-0133
Jobs
Harbor Coffee, Portland - Barista
May 2019 to now
- pulled shots, trained four new people, closed the till
Bean There, Salem - Cashier
2017 to 2019
School
Salem High, class of 2017
Good at: latte art, early mornings`,
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
    'contract',
    `WAIVER AND RELEASE
In consideration of being permitted to use the climbing wall, I, the undersigned, agree to release and hold harmless Finch Climbing LLC from any claims. This agreement is binding on my heirs and assigns and shall be governed by the laws of Oregon.
Signed: __________ Date: ______`,
  ],
  [
    'contract',
    `Kaufvertrag über ein gebrauchtes Kraftfahrzeug
Verkäufer: Erika Lindner, Ulm
Käufer: Jonas Krämer, Köln
Fahrzeug: Kombi, Erstzulassung 04/2012
Der Verkäufer verkauft hiermit dem Käufer das Fahrzeug zum Preis von 4.200 Euro.
Das Fahrzeug wird unter Ausschluss der Sachmängelhaftung verkauft.
Ort, Datum   Unterschriften`,
  ],
  [
    'contract',
    `STOCK OPTION PLAN
1. Purpose. The purpose of this Plan is to attract and retain employees.
2. Definitions. "Board" means the Board of Directors of the Company.
3. Shares Subject to the Plan. Not more than 400,000 Shares shall be issued.
4. Administration. The Plan shall be administered by the Committee, which shall have full authority.`,
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
