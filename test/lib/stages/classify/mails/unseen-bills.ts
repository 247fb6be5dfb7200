import { type MadeMail, table } from './mail.ts';

const me = 'Ada Finch <ada@finch.example>';

/** Invoices by mail that the rules were not written with. */
export const unseenInvoiceMails: MadeMail[] = [
  {
    what: 'an invoice of a cloud host',
    from: 'Nimbul Cloud <no-reply@nimbul.example>',
    to: me,
    subject: 'Nimbul: your invoice for February is ready',
    html: `<div><h1>Invoice</h1><p>Invoice #: NB-20240301-77</p><p>Billing period: 1 Feb – 29 Feb 2024</p>${table(['Compute', '$31.20'], ['Storage', '$8.80'], ['Subtotal', '$40.00'], ['Tax', '$3.30'], ['Total', '$43.30'])}<p>Your card will be charged automatically.</p></div>`,
  },
  {
    what: 'a German invoice for a mobile phone',
    from: 'Funkfrei Mobil <rechnung@funkfrei.example>',
    to: me,
    subject: 'Ihre Mobilfunk-Rechnung März 2024',
    html: `<p>Guten Tag Ada Finch,</p>${table(['Rechnungs-Nr.', '88 1200 3341'], ['Kundennummer', '551-220'], ['Summe netto', '16,80 EUR'], ['zzgl. 19 % Mehrwertsteuer', '3,19 EUR'], ['Zu zahlender Betrag', '19,99 EUR'])}`,
  },
  {
    what: 'a plain French invoice of a plumber',
    from: 'Plomberie Marchetti <contact@marchetti.example>',
    to: me,
    subject: 'Facture 2024-056',
    text: 'Bonjour Madame Finch,\n\nFACTURE N° 2024-056\nDate : 4 mars 2024\n\nRemplacement robinet : 85,00 €\nDéplacement : 35,00 €\n\nMontant HT : 120,00 €\nTVA (10 %) : 12,00 €\nNet à payer : 132,00 €\n\nRèglement à réception.\n\nBien cordialement,\nMarchetti',
  },
];

/** Receipts by mail that the rules were not written with. */
export const unseenReceiptMails: MadeMail[] = [
  {
    what: 'an English confirmation of a payment',
    from: 'Larkfield Council <pay@larkfield.example>',
    to: me,
    subject: 'Payment confirmation',
    text: 'Dear Ada Finch,\n\nThank you, your payment has been received.\n\nReference: LC-4410-92\nAmount: £64.50\nPaid with: Mastercard ending 1881\nDate: 4 March 2024\n\nPlease keep this e-mail for your records.',
  },
  {
    what: 'a receipt of a taxi ride',
    from: 'Hopride <receipts@hopride.example>',
    to: me,
    subject: 'Your Monday morning trip with Hopride',
    html: `<h1>Here's your receipt, Ada</h1>${table(['Trip fare', '€11.40'], ['Booking fee', '€1.60'], ['Total', '€13.00'], ['Paid with', 'Visa •••• 4242'])}<p>4 March 2024, 08:14</p>`,
  },
  {
    what: 'a German receipt for a donation',
    from: 'Waldretter <spenden@waldretter.example>',
    to: me,
    subject: 'Quittung über Ihre Zahlung',
    text: 'Hallo Ada Finch,\n\nvielen Dank, wir haben Ihre Zahlung erhalten.\n\nQuittung Nr.: WR-2201\nBezahlter Betrag: 25,00 €\nBezahlt mit: PayPal\nBezahlt am: 04.03.2024\n',
  },
  {
    what: 'a French receipt for a train ticket',
    from: 'Rail Loire <billets@loire.example>',
    to: me,
    subject: 'Votre reçu de paiement',
    html: `<p>Bonjour Ada,</p><p>Votre paiement a été accepté.</p>${table(['Numéro de transaction', '00817733'], ['Montant', '31,00 €'], ['Carte bancaire', '**** 1881'], ['Date', '04/03/2024'])}`,
  },
];
