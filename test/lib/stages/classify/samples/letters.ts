import type { Sample } from './sample.ts';

export const letters: Sample[] = [
  {
    what: 'an English business letter',
    text: `Alder & Finch Solicitors
22 Quay Street, Bristol BS1 4RW
Our ref: KF/2201
14 September 2021
Mrs J Holloway
7 Orchard Close
Dear Mrs Holloway
Purchase of 9 Mill Lane
I write further to our telephone conversation this morning. The seller's solicitors have now sent the draft papers, and
I enclose a copy for your records. Please let me know if anything is unclear.
Yours sincerely
Kate Finch`,
  },
  {
    what: 'a German letter of an insurer',
    text: `Lindental Versicherung, Postfach 1200, 50667 Köln
Herrn
Jonas Krämer
Gartenweg 5
50999 Köln
Ihr Zeichen, Ihre Nachricht vom    Unser Zeichen    Datum
12.08.2022    sch-44    18.08.2022
Ihre Schadenmeldung vom 12. August 2022
Sehr geehrter Herr Krämer,
wir danken Ihnen für Ihre Mitteilung. Leider können wir den Schaden nicht übernehmen.
Für Rückfragen stehen wir Ihnen gerne zur Verfügung.
Mit freundlichem Gruß
i. A. Petra Schulte
Anlage`,
  },
  {
    what: 'a French letter',
    text: `Claire Vasseur
12, rue des Tilleuls
69003 Lyon
Lyon, le 4 mars 2023
Objet : résiliation de mon abonnement
Lettre recommandée avec accusé de réception
Madame, Monsieur,
Je vous informe par la présente de ma décision de mettre fin à mon abonnement n° 44120.
Je vous prie d'agréer, Madame, Monsieur, l'expression de mes salutations distinguées.
Claire Vasseur`,
  },
  {
    what: 'a memorandum',
    text: `MEMORANDUM
TO: All department heads
FROM: Dana Whitlock, Director of Facilities
DATE: October 3, 2007
SUBJECT: Closing of the north parking lot
The north lot will be closed from October 8 to October 19 for repaving. Staff should use the lot on Third Street.
Questions may be directed to my office at extension 4410.`,
  },
  {
    what: 'a letter of a public office to a citizen',
    text: `DEPARTMENT OF VETERANS AFFAIRS
Regional Office
March 12, 2004
Mr. Harold Stone
1402 Pine Street
Dear Mr. Stone:
This is in response to your letter of February 2 to the Secretary concerning burial benefits. Your claim was received on
January 9. We regret the delay and hope that this answers your question.
Sincerely,
Ruth Delgado
Director`,
  },
  {
    what: 'an e-mail printed from a mail program',
    text: `From: Priya Raman
Sent: Tuesday, May 9, 2017 8:14 AM
To: Tom Becker; Ines Falk
Cc: Facilities
Subject: Keys for the new office
Hi Tom,
the keys are at the front desk. Could you pick them up before noon?
Thanks,
Priya`,
  },
  {
    what: 'a letter of recommendation',
    text: `To whom it may concern
I have known Rosa Lindqvist for six years, during which she worked in my department as a bookkeeper. She is careful,
quick and pleasant to work with, and I recommend her without reservation.
Should you need further information, please do not hesitate to contact me.
Kind regards
Anders Holm
Head of Finance`,
  },
  {
    what: 'a German cover letter of an applicant',
    text: `Miriam Seidel · Ahornweg 3 · 70173 Stuttgart
Baumann Technik GmbH
Personalabteilung
Stuttgart, 2. Februar 2024
Bewerbung als Sachbearbeiterin im Einkauf
Sehr geehrte Damen und Herren,
mit großem Interesse habe ich Ihre Anzeige gelesen. In meiner jetzigen Stelle verantworte ich den Einkauf von Werkzeugen.
Über eine Einladung zu einem Gespräch freue ich mich sehr.
Mit freundlichen Grüßen
Miriam Seidel`,
  },
];
