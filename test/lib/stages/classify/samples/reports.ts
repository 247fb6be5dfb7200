import type { Sample } from './sample.ts';

export const reports: Sample[] = [
  {
    what: 'an annual report of a charity',
    text: `Harbour Lights Trust
Annual Report and Accounts
for the year ended 31 March 2023
Contents
Chair's introduction 2
Achievements and performance 4
Financial review 9
In 2022/23 we reached 14,200 people, 8% more than in the year before. Income rose to £2.4m (2022: £2.1m) and
expenditure to £2.2m. Of every pound, 87p was spent on charitable activities.
Structure, governance and management
Independent examiner's report to the trustees`,
  },
  {
    what: 'a German quarterly report',
    text: `Nordwerk AG
Zwischenbericht zum 30. September 2023
Geschäftsentwicklung im dritten Quartal
Umsatz steigt um 6,2 % auf 412 Mio. €
EBIT-Marge bei 9,1 % (Vorjahr: 8,4 %)
Auftragseingang im Segment Antriebe rückläufig
Konzern-Gewinn- und Verlustrechnung
in Mio. €    9M 2023    9M 2022    Veränderung
Umsatzerlöse    1.214,6    1.158,2    4,9 %
Ausblick: Der Vorstand bestätigt die Prognose für das Geschäftsjahr.`,
  },
  {
    what: 'a French activity report',
    text: `Rapport d'activité 2022
Agence de l'eau du Val Clair
Sommaire
1. Les chiffres clés
2. Bilan des actions
Synthèse
En 2022, l'agence a accompagné 318 projets pour un montant de 12,4 millions d'euros, soit une hausse de 11 %.
Le taux de conformité des stations atteint 94 % (tableau 2).
Figure 1 : Évolution des aides par département
Perspectives et recommandations`,
  },
  {
    what: 'a home inspection report',
    text: `INSPECTION REPORT
Property: 18 Alder Court
Date of inspection: 11 October 2022
Inspector: K. Brand, licence 4471
Weather: overcast, 9 °C
Summary of findings
The roof covering is in fair condition; several tiles are cracked. Moisture readings in the basement were elevated.
1. Roof — Observed: cracked tiles. Recommendation: repair within six months.
2. Electrical — Observed: two outlets without ground. Recommendation: have a licensed electrician correct this.
3. Plumbing — No deficiencies were noted.`,
  },
  {
    what: 'an audit by a public office',
    text: `Office of the Inspector General
Audit of Travel Cards at the Forest Agency
Audit Report 07-18
Results in Brief
We audited travel card use from October 2005 to March 2006. Of 1,204 transactions tested, 63 (5 percent) lacked support.
What We Found
Supervisors did not review statements in a timely manner.
What We Recommend
We recommend that the Director issue guidance and recover improper payments.
Agency comments and our response`,
  },
  {
    what: 'a page of statistics',
    text: `No. 1043. Retail Trade Sales by Kind of Business: 1998 to 2004
[In billions of dollars (2,563.0 represents $2,563,000,000,000). See Appendix III]
Kind of business 1998 1999 2000 2001 2002 2003 2004
Retail sales, total 2,563.0 2,787.1 2,961.6 3,044.8 3,110.4 3,236.3 3,477.3
Motor vehicle and parts dealers 688.4 764.2 796.2 815.6 818.8 841.6 866.4
Furniture stores 77.4 84.3 90.8 91.3 94.0 97.0 103.6
Source: U.S. Census Bureau, Current Business Reports.`,
  },
  {
    what: 'slides of results',
    text: `Q2 2021 results
Investor presentation
Highlights
Revenue up 12% to $1.8 billion
Adjusted EBITDA margin 24.3%, up 90 bps
Free cash flow $310 million
Segment performance
Guidance for full year 2021 raised
Forward-looking statements`,
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  {
    what: 'a technical test report',
    text: `Test Report No. 2207-114
Client: Alder Pumps
Test object: centrifugal pump type CP-40
Test standard: ISO 9906
Date of receipt: 2022-07-04  Period of testing: 2022-07-05 to 2022-07-08
1 Scope
2 Test set-up
3 Results
Measured efficiency 71.4 % (Table 3). Deviations from the rated point are within tolerance (Figure 2).
4 Conclusion
The results relate only to the items tested. This report may not be reproduced except in full.`,
  },
  {
    what: 'a German expert opinion on groundwater',
    text: `Gutachten zur Grundwassersituation im Baugebiet Süd
Auftraggeber: Gemeinde Lindental
Bericht Nr. 23-118
Inhaltsverzeichnis
1 Veranlassung und Aufgabenstellung
2 Durchgeführte Untersuchungen
3 Ergebnisse
Die Messungen ergaben Flurabstände von 1,2 m bis 2,8 m (siehe Tabelle 2 und Abbildung 4).
4 Bewertung und Empfehlungen
Zusammenfassung`,
  },
  {
    what: 'a progress report of a project',
    text: `MONTHLY PROGRESS REPORT
Project: Harbour bridge renewal
Reporting period: June 2019
1. Executive summary
Works are 42% complete against a plan of 45%.
2. Progress this month
Piling at pier 3 finished. Delivery of girders delayed by two weeks.
3. Risks and issues
4. Cost report: committed $8.2m, forecast at completion $19.6m
5. Activities planned for next month`,
  },
];
