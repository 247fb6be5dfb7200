import { type MadeMail, table } from './mail.ts';

const me = 'Ada Finch <ada@finch.example>';
const from = 'Petra Schulte <petra@schulte.example>';

/** E-mails that only speak of a bill, which the rules were not written with. */
export const unseenMailsAboutBills: MadeMail[] = [
  {
    what: 'a handover of invoices to an accountant',
    from,
    to: me,
    subject: 'FW: March invoices',
    text: 'Hi Ada,\n\nAttached are the three invoices for March (INV-100, INV-101 and INV-102). Together they come to 4,310.50 GBP plus VAT. Could you book them this week?\n\nThanks,\nPetra',
  },
  {
    what: 'a German promise of payment',
    from,
    to: me,
    subject: 'AW: Mahnung Rechnung RE-2201',
    text: 'Sehr geehrte Frau Finch,\n\ndie Rechnung RE-2201 über 511,70 € haben wir gestern bezahlt. Bitte betrachten Sie die Mahnung als erledigt.\n\nMit freundlichen Grüßen\nPetra Schulte\n\nVon: Ada Finch\nGesendet: Montag, 4. März 2024\nBetreff: Mahnung\n\nRechnungsnummer: RE-2201\nNetto: 430,00 €\nMwSt.: 81,70 €\nGesamt: 511,70 €',
  },
  {
    what: 'a French request for an invoice',
    from,
    to: me,
    subject: 'Demande de facture',
    html: '<p>Bonjour,</p><p>Pourriez-vous m’envoyer la facture pour la commande 7781 ? J’ai payé 64,00 € par carte le 2 mars.</p><p>Merci d’avance,<br>Petra</p>',
  },
  {
    what: 'a note that a budget is used up',
    from,
    to: me,
    subject: 'Travel budget',
    html: `<p>Hi Ada,</p><p>Here is where we are with the travel budget:</p>${table(['Hotels', '3,200.00'], ['Trains', '1,150.00'], ['Total', '4,350.00'])}<p>The invoice of the agency is still missing.</p><p>Best,<br>Petra</p>`,
  },
  {
    what: 'a German invitation',
    from,
    to: me,
    subject: 'Sommerfest',
    text: 'Hallo Ada,\n\ndas Sommerfest ist am 12. Juli. Der Eintritt kostet 8,00 €, zu zahlen an der Kasse.\n\nLiebe Grüße\nPetra',
  },
  {
    what: 'a French offer of a discount',
    from,
    to: me,
    subject: 'Votre facture trop élevée ?',
    text: 'Bonjour Ada,\n\nVotre facture d’électricité est trop élevée ? Économisez jusqu’à 120,00 € par an avec notre offre.\n\nÀ bientôt',
  },
];

/** E-mails that carry some of a bill, and may be one or not, which the rules were not written with. */
export const unseenDoubtfulMails: MadeMail[] = [
  {
    what: 'a French reminder of a payment',
    from,
    to: me,
    subject: 'Relance : facture impayée',
    html: `<p>Madame,</p>${table(['Facture n°', 'F-991'], ['Échéance', '01/02/2024'], ['Montant dû', '96,00 €'])}`,
  },
  {
    what: 'an English offer',
    from,
    to: me,
    subject: 'Quote Q-118',
    text: 'Hi Ada,\n\nhere is our quote.\n\nQuote number: Q-118\nNet: 100.00 GBP\nVAT: 20.00 GBP\nTotal: 120.00 GBP\n\nBest\nPetra',
  },
];
