import { type MadeMail, table } from './mail.ts';

const me = 'Miriam Vogel <miriam@vogel.example>';

/** E-mails whose message is the invoice itself. */
export const invoiceMails: MadeMail[] = [
  {
    what: 'an English invoice in a table',
    from: 'Parcelo <billing@parcelo.example>',
    to: me,
    subject: 'Your Parcelo invoice PCL-88213',
    html: `<p>Hi Miriam Vogel,</p><p>Thanks for shipping with us.</p>${table(['Invoice number', 'PCL-88213'], ['Invoice date', '4 March 2024'], ['Net', '€40.00'], ['VAT 19%', '€7.60'], ['Total', '€47.60'])}<p>Parcelo Ltd, 4 Dock Road, Leeds LS1 4AB</p>`,
  },
  {
    what: 'a German invoice under a heading',
    from: 'Hofnetz Nord <service@hofnetz.example>',
    to: me,
    subject: 'Ihre Rechnung HN-448120',
    html: `<p>Hallo Miriam Vogel,</p><h2>Rechnung HN-448120</h2>${table(['Nettobetrag', '33,61 €'], ['MwSt. 19 %', '6,39 €'], ['Gesamtbetrag', '40,00 €'])}<p>Der Betrag wird am 12.03.2024 abgebucht.</p><p>Hofnetz Nord GmbH</p>`,
  },
  {
    what: 'a plain English invoice of a freelancer',
    from: 'Tomas Reed <tomas@reed.example>',
    to: 'accounts@halden-pryce.example',
    subject: 'Invoice 2024-031',
    text: `Hi Halden & Pryce,

INVOICE 2024-031

Copywriting, 6 hours        480.00
Proofreading                 90.00

Subtotal: 570.00 GBP
VAT (20%): 114.00 GBP
Total due: 684.00 GBP

Please pay by 30 April 2024 to sort code 11-22-33, account 12345678.

Kind regards,
Tomas Reed`,
  },
  {
    what: 'a French invoice in a table',
    from: 'Lumio Énergie <factures@lumio.example>',
    to: 'Claire Vasseur <claire@vasseur.example>',
    subject: 'Votre facture Lumio du mois de mars',
    html: `<p>Bonjour Claire Vasseur,</p>${table(['Facture n°', 'F-2024-0093'], ['Date de facture', '04/03/2024'], ['Total HT', '50,00 €'], ['TVA 20 %', '10,00 €'], ['Total TTC', '60,00 €'])}<p>Cordialement,<br>Lumio Énergie SAS</p>`,
  },
  {
    what: 'a plain German invoice',
    from: 'Gärtnerei Albers <buero@albers.example>',
    to: me,
    subject: 'Rechnung',
    text: `Sehr geehrte Frau Vogel,

für unsere Arbeiten berechnen wir Ihnen:

Rechnungsnummer: 2024/117
Rechnungsdatum: 04.03.2024
Heckenschnitt     120,00 EUR
Netto:            120,00 EUR
19 % USt:          22,80 EUR
Rechnungsbetrag:  142,80 EUR

Bitte überweisen Sie bis zum 18.03.2024 auf DE02 1203 0000 0000 2020 51.

Mit freundlichen Grüßen
Gärtnerei Albers`,
  },
];

/** E-mails whose message is the receipt itself. */
export const receiptMails: MadeMail[] = [
  {
    what: 'a German confirmation of a payment',
    from: 'Stadtrad Verleih <zahlung@stadtrad.example>',
    to: me,
    subject: 'Zahlungsbestätigung',
    html: `<p>Hallo Miriam Vogel,</p><p>wir haben Ihre Zahlung erhalten.</p>${table(['Betrag', '29,90 €'], ['Zahlungsart', 'Visa **** 4242'], ['Datum', '04.03.2024'], ['Transaktionsnummer', 'SR-9917344'])}<p>Vielen Dank!</p>`,
  },
  {
    what: 'an English receipt of a subscription',
    from: 'Inkwell <receipts@inkwell.example>',
    to: me,
    subject: 'Your receipt from Inkwell #2210-4471',
    html: `<h1>Receipt from Inkwell</h1>${table(['Receipt number', '2210-4471'], ['Amount paid', '$12.00'], ['Date paid', 'March 4, 2024'], ['Payment method', 'Visa - 4242'])}${table(['Inkwell Pro', '$12.00'], ['Total', '$12.00'], ['Amount charged', '$12.00'])}`,
  },
  {
    what: 'a French receipt of a payment',
    from: 'Théâtre du Quai <billetterie@quai.example>',
    to: 'Claire Vasseur <claire@vasseur.example>',
    subject: 'Confirmation de paiement',
    text: `Bonjour Claire,

Nous avons bien reçu votre paiement.

Reçu n° : TQ-55120
Montant payé : 48,00 €
Date : 04/03/2024
Mode de paiement : carte bancaire

À bientôt !`,
  },
];
