import type { Sample } from './sample.ts';

export const contracts: Sample[] = [
  {
    what: 'an American exhibit of a filing',
    text: `Exhibit 10.4
DISTRIBUTOR AGREEMENT
THIS AGREEMENT is made this 2nd day of May, 2005, by and between Alder Pumps, Inc., a Delaware corporation (the "Company"),
and Finch Trading Limited ("Distributor").
WHEREAS, the Company manufactures pumps; and
NOW, THEREFORE, in consideration of the mutual covenants contained herein, the parties agree as follows:
1. Appointment. The Company hereby appoints Distributor as its exclusive distributor in the Territory.
2. Term. The term of this Agreement shall commence on the Effective Date and shall continue for three years.`,
  },
  {
    what: 'a German rental contract',
    text: `Mietvertrag für Wohnraum
zwischen
Erika Lindner, Ulm – Vermieterin –
und
Jonas Krämer, Köln – Mieter –
§ 1 Mieträume
Vermietet werden die Räume im 2. Obergeschoss.
§ 2 Mietzeit
Das Mietverhältnis beginnt am 1. Mai 2023 und läuft auf unbestimmte Zeit. Es gelten die gesetzlichen Kündigungsfristen.
§ 3 Miete
Die monatliche Miete beträgt 840 Euro.
§ 4 Kaution
Unterschrift Vermieterin    Unterschrift Mieter`,
  },
  {
    what: 'a French contract of employment',
    text: `CONTRAT DE TRAVAIL À DURÉE INDÉTERMINÉE
Entre les soussignés :
La société Ateliers du Val Clair, SARL au capital de 20 000 euros, représentée par Mme Perrot, ci-après « l'employeur »
et M. Julien Perrot, ci-après « le salarié »,
il a été convenu ce qui suit :
Article 1 – Engagement
Le salarié est engagé à compter du 1er juin 2021.
Article 2 – Période d'essai
Article 3 – Rémunération
Fait en deux exemplaires, à Valence, le 20 mai 2021`,
  },
  {
    what: 'terms of service',
    text: `Terms of Service
Last updated: 1 March 2022
By accessing or using the Papaya service you agree to be bound by these Terms.
1. Accounts. You are responsible for keeping your password secret.
2. Licence. We grant you a limited, non-exclusive, non-transferable licence to use the Service.
3. Liability. To the fullest extent permitted by law, we shall not be liable for indirect damages.
4. Termination. We may suspend your account if you breach these Terms.
5. These Terms are governed by the laws of Ireland.`,
  },
  {
    what: 'a non-disclosure agreement',
    text: `MUTUAL NON-DISCLOSURE AGREEMENT
Effective Date: 8 August 2019
This Agreement is between Elm Ltd ("Elm") and Oak GmbH ("Oak"), each a "Party".
1. "Confidential Information" means any information disclosed by one Party to the other.
2. The Receiving Party shall not disclose Confidential Information to any third party.
3. This Agreement expires two years after the Effective Date.
4. Neither Party may assign this Agreement without consent.
Elm Ltd By: ______ Name: ______ Title: ______   Oak GmbH By: ______ Name: ______ Title: ______`,
  },
  {
    what: 'an amendment to a loan',
    text: `FIRST AMENDMENT TO CREDIT AGREEMENT
This First Amendment, dated as of June 30, 2011 (this "Amendment"), is entered into among Nordhamn Shipping AB, as Borrower,
and Sundvik Bank, as Lender.
Section 2.01 of the Credit Agreement is hereby amended by deleting the reference to "$40,000,000".
Except as expressly amended hereby, the Credit Agreement remains in full force and effect.
IN WITNESS WHEREOF, the parties hereto have caused this Amendment to be duly executed.`,
  },
  {
    what: 'a German processing agreement',
    text: `Vereinbarung zur Auftragsverarbeitung gemäß Art. 28 DSGVO
Die Baumann Technik GmbH (nachfolgend „Auftraggeber“) und die Holm Daten AG (nachfolgend „Auftragnehmer“) schließen folgende
Vereinbarung:
1. Gegenstand und Dauer
2. Pflichten des Auftragnehmers
Der Auftragnehmer verarbeitet Daten ausschließlich im Rahmen der Weisungen.
3. Unterauftragsverhältnisse
4. Haftung
5. Schlussbestimmungen
Gerichtsstand ist Stuttgart. Änderungen bedürfen der Schriftform.`,
  },
];
