import type { Sample } from './sample.ts';

export const forms: Sample[] = [
  {
    what: 'an English membership form with blanks',
    text: `Riverside Rowing Club
Membership Application 2024
Please print clearly and return to the club office.
Surname ____________________ First name(s) ____________________
Address ______________________________________________
Date of birth ___ / ___ / ______
Type of membership: [ ] Adult [ ] Junior [ ] Family
Emergency contact ____________________
I agree to abide by the rules of the club.
Signed ____________________ Date ____________`,
  },
  {
    what: 'an American tax form',
    text: `Form 4419-R
(Rev. January 2019)
Department of the Treasury
Request for Return of Overpaid Levy
OMB No. 1545-9999
Part I Taxpayer information
1a Name of taxpayer
1b Taxpayer identification number (TIN)
2 Number, street, and room or suite no. If a P.O. box, see instructions.
3 City or town, state, and ZIP code
4 Enter the amount from line 17 of your return
5 Subtract line 4 from line 3. If zero or less, enter -0-
Check here if this is an amended request
Under penalties of perjury, I declare that I have examined this request.
Sign Here Signature Date Title
For Paperwork Reduction Act Notice, see instructions. Cat. No. 99999X`,
  },
  {
    what: 'a German application form of an authority',
    text: `Antrag auf Erteilung einer Parkerleichterung
Bitte in Druckschrift ausfüllen und Zutreffendes ankreuzen
1. Angaben zur antragstellenden Person
Name, Vorname
Geburtsdatum
Straße, Hausnummer
PLZ, Wohnort
Telefon (freiwillige Angabe)
2. Begründung
☐ Schwerbehindertenausweis liegt vor
☐ Bescheid des Versorgungsamtes liegt vor
Ort, Datum
Unterschrift der antragstellenden Person
Wird von der Behörde ausgefüllt`,
  },
  {
    what: 'a French form of an administration',
    text: `cerfa N° 99999*02
DEMANDE DE CARTE DE STATIONNEMENT
À remplir en lettres majuscules
Cochez la case correspondante : □ Première demande □ Renouvellement
1 - Identité du demandeur
Nom de naissance :
Prénom(s) :
Date de naissance :
Adresse :
Code postal :            Commune :
N° de téléphone :
Fait à ................................ le ....................
Signature du demandeur`,
  },
  {
    what: 'a patient questionnaire',
    text: `Patient intake form
Patient name:
Date of birth:
Sex: M / F
Insurance provider:
Policy number:
Primary care physician:
Reason for today's visit:
Do you smoke? Yes / No
Are you currently taking any medication? Yes / No   If yes, please list:
Have you ever had any of the following? (check all that apply)
High blood pressure    Diabetes    Asthma    Allergies
Patient signature:                Date:`,
  },
  {
    what: 'a German request for leave',
    text: `Urlaubsantrag
Personalnummer: .....................
Name, Vorname: ..............................
Abteilung: ..............................
Ich beantrage Urlaub vom ............... bis ...............
Anzahl der Arbeitstage: .......
Art: O Erholungsurlaub O Sonderurlaub O unbezahlt
Vertretung: ..............................
Datum, Unterschrift Mitarbeiter
genehmigt / nicht genehmigt    Datum, Unterschrift Vorgesetzter`,
  },
  {
    what: 'fields of a form whose blanks were drawn as boxes',
    text: `Vendor registration
Company name
Street
City
Zip code
Country
Contact person
E-mail
Phone
VAT number
Bank
Account holder
Submit
Reset`,
  },
  {
    what: 'a checklist to tick',
    text: `Site safety inspection checklist
Site: ____________ Inspector: ____________ Date: ____________
Item    Yes   No   N/A   Comments
Are exits kept clear?  ☐ ☐ ☐
Are fire extinguishers in place?  ☐ ☐ ☐
Are first aid kits complete?  ☐ ☐ ☐
Is the scaffolding tagged?  ☐ ☐ ☐
Are hard hats worn?  ☐ ☐ ☐
Signature of inspector: ____________`,
  },
  {
    what: 'a direct debit mandate to fill in',
    text: `SEPA-Lastschriftmandat
Gläubiger-Identifikationsnummer DE98ZZZ09999999999
Mandatsreferenz (wird vom Verein ausgefüllt)
Ich ermächtige den Turnverein Lindental, Zahlungen von meinem Konto mittels Lastschrift einzuziehen.
Vorname und Name (Kontoinhaber)
Straße und Hausnummer
Postleitzahl und Ort
Kreditinstitut (Name)
IBAN: DE _ _ | _ _ _ _ | _ _ _ _ | _ _ _ _ | _ _ _ _ | _ _
_______________________________
Datum, Ort und Unterschrift`,
  },
  {
    what: 'a survey',
    text: `Visitor survey
Help us improve. Please circle one answer per question and hand this sheet in at the desk.
1. How did you hear about the museum?   Friends   Press   Internet   Other (please specify)
2. How satisfied were you with the exhibition?   1   2   3   4   5
3. Would you visit again?   Yes   No   Don't know
4. Your age group:   under 18   18-34   35-60   over 60
5. Any other comments?
Thank you for completing this questionnaire.`,
  },
];
