import type { Category } from '../../../../../lib/stages/stage.ts';

/** Short and doubtful documents in running text, of which people see the kind at a glance. */
export const briefProse: [category: Category, text: string, mediaType?: string][] = [
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
];
