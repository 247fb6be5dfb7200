/** What calls itself an invoice, by a line with its number: "Rechnung HN-448120", "Facture n° F-93". */
export const invoiceNumber =
  /^(?:tax |your |ihre |votre )?(?:invoice|\p{L}*rechnung|facture)s?[- ]?(?:no|number|nummer|nr|num[ée]ro|id|ref(?:erence)?|n°|no)?\s?[.:#]{0,2}\s*[-:#]?\s*(?=\S{0,20}\d)[\p{L}\d][\p{L}\d /_.-]{1,28}$|^(?:n°|num[ée]ro)(?: de)?(?: la)? facture\s?:?\s*\S*\d/iu;

/** What calls itself a receipt, by a line with its number. */
export const receiptNumber =
  /^(?:receipt|quittungs?|belegs?|zahlungsbelegs?|reçu)[- ]?(?:no|number|nummer|nr|num[ée]ro|id|n°)?\s?[.:#]{0,2}\s*(?=\S{0,20}\d)[\p{L}\d][\p{L}\d /_.-]{1,28}$|^(?:n°|num[ée]ro)(?: de)?(?: du)? reçu\s?:?\s*\S*\d/iu;

/** A number that payments have too. */
export const reference =
  /^(?:(?:payment|order|booking|your) )?(?:transaction|transaktion|zahlung|order|bestell|auftrag|vorgang|buchung|reference|referenz|r[ée]f[ée]rence|n° de|num[ée]ro de)\p{L}*(?:[- ](?:id|no|nr|number|nummer|transaction|commande|paiement|code))?\s?[.:#]{0,2}\s*(?=\S{0,20}\d)\S+$/iu;

export const invoiceDate =
  /^(?:invoice date|date of (?:issue|invoice)|due date|(?:payment )?due (?:by|on|date)|billing period|rechnungsdatum|rechnungszeitraum|leistungszeitraum|fällig(?:keit|keitsdatum)?(?: am)?|zahlbar bis|date (?:de )?(?:la )?factur(?:e|ation)|date d['’](?:émission|échéance)|échéance)\s?[:\t ].*\d/iu;

export const payment =
  /^(?:paid (?:with|by|via|on)|date paid|amount (?:paid|charged)|payment (?:method|date)|charged to|(?:visa|mastercard|amex|paypal|girocard)\b|zahlungs(?:art|mittel|methode|datum)|bezahlt (?:mit|am|per|via)|bezahlter betrag|(?:mode|moyen|date) de paiement|carte bancaire|montant (?:payé|réglé)|payée? (?:le|par|avec))(?!\p{L})/iu;

/** The words by which invoices and receipts name themselves in a subject or heading. */
export const invoiceName = /(?<!\p{L})(?:e-?)?(?:invoice|\p{L}*-?rechnung|facture|credit note|gutschrift)(?!\p{L})/iu;
export const receiptName =
  /(?<!\p{L})(?:e-?)?(?:receipt|quittung|kassenbon|kaufbeleg|zahlungs(?:bestätigung|beleg|eingang|nachweis)|reçu)(?!\p{L})|\bpayment (?:confirmation|confirmed|received|successful|receipt)|\bconfirmation (?:of (?:your )?payment|(?:de|du|de votre) paiement)/iu;

/** A sentence that tells of a payment that was made. */
export const paymentMade =
  /\b(?:we(?:['’]ve| have)? received your payment|your payment (?:has been|was|is) (?:received|successful|accepted|processed|confirmed)|thank you for your payment|here['’]?s? (?:is )?your receipt|(?:ihre|deine) zahlung (?:dankend )?(?:erhalten|ist eingegangen|wurde)|zahlung (?:ist )?(?:erfolgreich|erhalten|eingegangen))|(?<!\p{L})(?:reçu votre (?:paiement|règlement)|(?:paiement|règlement) (?:a |est )?(?:bien )?(?:été )?(?:reçu|accepté|effectué|validé|confirmé))/iu;

const PERCENT = String.raw`(?:\d{1,2}(?:[.,]\d{1,2})? ?% ?)?`;
export const tax = new RegExp(
  String.raw`^(?:plus |zzgl\.? |zuzügl\.? |incl\.? |inkl\.? |including |dont |enthaltene )?${PERCENT}(?:sales tax|vat|gst|tax(?:es)?|mwst|ust|umsatzsteuer|mehrwertsteuer|tva)(?!\p{L})`,
  'iu',
);
export const net =
  /^(?:sub[- ]?total|net(?: total| amount)?(?!\p{L}| à)|netto\p{L}*|(?:gesamt)?(?:summe|betrag) netto|zwischensumme|sous[- ]total|(?:total|montant) (?:ht|hors))(?!\p{L})/iu;
export const total =
  /^(?:(?:grand |order |invoice )?total(?! (?:ht|hors|vat|tax|tva|savings?))|(?:invoice |total )?amount(?: (?:paid|due|charged|payable))?|balance due|gesamt(?:betrag|summe|preis)?|summe|(?:rechnungs|end|zahl)(?:betrag|summe)|(?:bezahlter |offener |fälliger )?betrag|brutto\p{L}*|zu zahlen(?:der betrag)?|montant(?! (?:ht|hors))(?: (?:total|payé|réglé|dû|ttc|à payer))?|(?:net|reste) à payer|prix total)(?!\p{L})/iu;

/** Such mails speak of a bill that is elsewhere, or of one that was sent before. */
export const attached =
  /\b(?:attached|enclosed|attachment|anbei|im anhang|angehängt|als anlage|ci-joint\p{L}?|en pièce jointe)(?!\p{L})/iu;
export const reminder =
  /(?<!\p{L})(?:reminder|overdue|past due|\p{L}*mahnung|zahlungserinnerung|erinnerung|überfällig\p{L}*|relance|rappel|impayée?s?)(?!\p{L})/iu;
export const denied = /\b(?:not an? (?:invoice|receipt)|keine rechnung|n['’]est pas une facture|pro-?forma)\b/i;
