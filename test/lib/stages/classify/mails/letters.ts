import { type MadeMail, table } from './mail.ts';

const me = 'Miriam Vogel <miriam@vogel.example>';
const from = 'Jonas Krämer <jonas@kraemer.example>';

/** E-mails that only speak of a bill. */
export const mailsAboutBills: MadeMail[] = [
  {
    what: 'an English mail with an attached invoice',
    from,
    to: me,
    subject: 'Invoice INV-2231',
    text: 'Dear Miriam,\n\nPlease find attached our invoice INV-2231 for the workshop in May. The total is 1,200.00 EUR.\n\nKind regards,\nJonas',
  },
  {
    what: 'a German mail with an attached invoice',
    from,
    to: me,
    subject: 'Rechnung 2024-17',
    html: '<p>Hallo Miriam,</p><p>anbei die Rechnung 2024-17 über 840,00 € zzgl. MwSt. mit der Bitte um Überweisung.</p><p>Viele Grüße<br>Jonas</p>',
  },
  {
    what: 'a French mail with an attached invoice',
    from,
    to: me,
    subject: 'Facture mars',
    text: 'Bonjour Miriam,\n\nVous trouverez ci-joint la facture n° F-118 d’un montant de 360,00 € TTC.\n\nCordialement,\nJonas',
  },
  {
    what: 'a discussion of a reminder',
    from,
    to: me,
    subject: 'Re: Payment reminder for invoice 4410',
    text: 'Hi Miriam,\n\nI already paid invoice 4410 on Friday: 238.00 EUR. Could you check with your bank?\n\nThanks\nJonas\n\nOn Mon, 4 Mar 2024 Miriam Vogel wrote:\n> Invoice number: 4410\n> Net: 200.00 EUR\n> VAT: 38.00 EUR\n> Total: 238.00 EUR',
  },
  {
    what: 'a German question about a bill',
    from,
    to: me,
    subject: 'Frage zur Rechnung vom Februar',
    text: 'Liebe Miriam,\n\nin der Rechnung vom Februar stehen 19 % MwSt., vereinbart waren 7 %. Der Gesamtbetrag müsste 107,00 € sein statt 119,00 €. Schickst du eine neue?\n\nGruß\nJonas',
  },
  {
    what: 'a French complaint about a bill',
    from,
    to: me,
    subject: 'Erreur sur la facture',
    html: '<p>Madame,</p><p>Le total de votre facture n° 5521 (142,80 €) ne correspond pas au devis.</p><p>Merci de nous envoyer un avoir.</p><p>Cordialement</p>',
  },
  {
    what: 'an English notice that receipts are due',
    from,
    to: me,
    subject: 'Receipts for March',
    text: 'Hi all,\n\nPlease send me your receipts by Friday. Taxi receipts over 50.00 EUR need an approval.\n\nBest\nJonas',
  },
];

/** E-mails that carry some of a bill, and may be one or not. */
export const doubtfulMails: MadeMail[] = [
  {
    what: 'a summary of an attached invoice',
    from,
    to: me,
    subject: 'Invoice INV-2231 from Krämer Studio',
    html: `<p>Dear Miriam,</p><p>Please find attached our invoice.</p>${table(['Invoice number', 'INV-2231'], ['Amount due', '1,200.00 EUR'], ['Due date', '3 May 2024'])}`,
  },
  {
    what: 'a German reminder of a payment',
    from,
    to: me,
    subject: 'Zahlungserinnerung',
    text: 'Hallo Miriam,\n\nsicher ist es Ihnen entgangen:\n\nRechnungsnummer: 2024/99\nRechnungsdatum: 01.02.2024\nOffener Betrag: 142,80 EUR\n\nBitte überweisen Sie.\n',
  },
  {
    what: 'a confirmation of an order',
    from: 'Birke Möbel <shop@birke.example>',
    to: me,
    subject: 'Bestellbestätigung 77120',
    html: `<p>Hallo Miriam,</p>${table(['Bestellnummer', '77120'], ['Zwischensumme', '100,00 €'], ['MwSt. 19 %', '19,00 €'], ['Gesamtbetrag', '119,00 €'])}`,
  },
];
