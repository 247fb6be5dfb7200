import type { Cue } from './cue.ts';

export const invoice: Cue[] = [
  {
    pattern:
      /^(?:\S+ ){0,3}(?:tax |pro[- ]?forma |commercial |sales |retail |credit )?invoices?\b(?! (?:number|no|date))/i,
    weight: 2.5,
    says: 'is headed "invoice"',
    where: 'heading',
  },
  {
    pattern:
      /^(?:\S+ ){0,2}(?:waren|handels|schluss|abschlags|teil|miet|sammel|proforma|storno|korrektur|honorar|end|anzahlungs|monats|kosten|kunden|liefer|sammel)?-?rechnung\b|^(?:w ?a ?r ?e ?n ?)?r ?e ?c ?h ?n ?u ?n ?g\b|^\S*gutschrift\b/i,
    weight: 3,
    says: 'is headed "Rechnung" or "Gutschrift"',
    where: 'heading',
  },
  {
    pattern:
      /^(?:\S+ )?(?:facture|avoir|factuur|creditnota|fattura|factura|fatura|faktura|pro-?forma|note de crédit|note d['’]honoraires|nota di credito|parcella)\b/i,
    weight: 3,
    says: 'is headed with the word for invoice in its language',
    where: 'heading',
  },
  {
    pattern: /\binvoice (?:no|number|num|nr|id|date|total|amount)\b|\binvoice ?(?:#|№)|\b(?:number|date) of invoice\b/i,
    weight: 2.5,
    says: 'names an invoice number or date',
  },
  {
    pattern: /\brechnungs?[- ]?(?:nr|nummer|datum|summe|betrag|empfänger)|\bbeleg[- ]?(?:nr|nummer|datum)/i,
    weight: 2.5,
    says: 'names a Rechnungsnummer or Rechnungsdatum',
  },
  {
    pattern:
      /\b(?:n[°o]\.?|num[ée]ro|date) (?:de )?(?:la )?facture\b|\bfactu(?:ur|ra) ?(?:nummer|datum|totaal|total)|\bdata (?:fattura|da fatura)|\bfattura n/i,
    weight: 2.5,
    says: 'names the number or date of a facture, factuur or fattura',
  },
  { pattern: /\bbill(?:ed)? to\b|\bbilling address\b|\bsold (?:to|by)\b/i, weight: 1.2, says: 'says who is billed' },
  {
    pattern:
      /\b(?:amount|balance|total) due\b|\bdue (?:date|by|on)\b|\bpayment (?:terms?|due|is due)\b|\bpayable (?:to|within|by)\b|\bterms\s?:? ?(?:net )?\d+ days\b|\bplease (?:pay|remit|transfer)\b|\bremit(?:tance)? (?:to|advice)\b|\b(?:sort code|account (?:number|no)|swift|bic)\b/i,
    weight: 1.2,
    says: 'says what is due and when',
  },
  {
    pattern:
      /\bzahlbar\b|\bzahlungsziel\b|\bfällig(?:keit)?\b|\bzahlungsbedingungen\b|\bbitte überweisen\b|\büberweisen sie\b|\béchéance\b|\bnet à payer\b|\bà régler\b|\brèglement (?:à|par|sous)\b|\bvervaldatum\b|\bte betalen\b|\bforma de pago|\bprepayment\b|\bnachzahlung\b|\bbonifico\b\b|\bvencimiento\b|\bscadenza\b/i,
    weight: 1.2,
    says: 'says when payment is due',
  },
  {
    pattern:
      /\b(?:ust|vat|tva|btw|mwst|gst|abn|siret|p\.?\s?iva)[-. ]*(?:id|idnr|nr|no|number|reg|n°|intra)?[-. ]*(?:id|nr)?\.?\s?:?\s?[A-Z]{0,2}\s?\d{5}/i,
    weight: 0.8,
    says: 'carries a tax registration number',
  },
  { pattern: /\biban\b/i, weight: 0.7, says: 'carries bank details' },
  {
    pattern:
      /\b(?:unit price|einzelpreis|e-preis|nettopreis|prix unitaire|p\.?u\.? ht|stukprijs|qty|qté|quantity|menge|quantité|cantidad|aantal|quantità)(?!\p{L})/iu,
    weight: 0.8,
    says: 'lists quantities and prices',
  },
  {
    pattern:
      /\b(?:subtotal|sub-total|net total|total ht|total ttc|zwischensumme|gesamtbetrag|rechnungsbetrag|nettobetrag|summe netto|mwst|tva|btw|iva|vat|base imponible)\b/i,
    weight: 0.7,
    says: 'sums up net, tax and total',
  },
  { pattern: /\bpurchase order\b|\bP\.?O\.? (?:no|number|#)/i, weight: 0.4, says: 'refers to an order' },
  { pattern: /\bcash\b.{0,60}\bchange\b/is, weight: -1.5, says: 'shows cash and change' },
  { pattern: /\bshall\b/gi, times: 6, weight: -2, says: 'is written in clauses' },
  {
    pattern:
      /^\W*(?:your )?(?:\S+ )?(?:electricity|gas|water|energy|phone|telephone|mobile|broadband|utility|medical|hospital) (?:bill|statement)\b|^\W*credit (?:note|memo)\b/i,
    weight: 2.5,
    says: 'is headed as a bill or credit note',
    where: 'heading',
  },
  {
    pattern:
      /\b(?:billing period|bill date|statement date|previous balance|meter reading|account number|customer (?:no|number)|kundennummer|kunden-nr|n° client|klantnummer|leistungszeitraum|rechnungszeitraum|zählerstand|abschlag)\b/gi,
    times: 2,
    weight: 1.5,
    says: 'bills a customer for a period',
  },
  {
    pattern: /\b(?:gewinn- und verlust|forward-looking|geschäftsjahr|executive summary|audited)\b/i,
    weight: -2,
    says: 'reports on a business',
  },
];
