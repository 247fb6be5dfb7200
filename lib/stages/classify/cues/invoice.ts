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
    pattern: /^(?:w ?a ?r ?e ?n ?)?(?:\S+ ){0,2}\S*r ?e ?c ?h ?n ?u ?n ?g\b|^\S*gutschrift\b/i,
    weight: 3,
    says: 'is headed "Rechnung" or "Gutschrift"',
    where: 'heading',
  },
  {
    pattern: /^(?:\S+ )?(?:facture|avoir|factuur|creditnota|fattura|factura|fatura)\b/i,
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
    pattern: /\b(?:amount|balance|total) due\b|\bdue date\b|\bpayment terms?\b|\bpayable (?:to|within)\b/i,
    weight: 1.2,
    says: 'says what is due and when',
  },
  {
    pattern:
      /\bzahlbar\b|\bzahlungsziel\b|\bfälligkeit\b|\bzahlungsbedingungen\b|\béchéance\b|\bnet à payer\b|\bà régler\b|\bvervaldatum\b|\bte betalen\b/i,
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
      /\b(?:unit price|einzelpreis|nettopreis|prix unitaire|p\.?u\.? ht|stukprijs|qty|quantity|menge|quantité)\b/i,
    weight: 0.8,
    says: 'lists quantities and prices',
  },
  {
    pattern:
      /\b(?:subtotal|sub-total|net total|total ht|total ttc|zwischensumme|gesamtbetrag|summe netto|mwst|tva|btw)\b/i,
    weight: 0.7,
    says: 'sums up net, tax and total',
  },
  { pattern: /\bpurchase order\b|\bP\.?O\.? (?:no|number|#)/i, weight: 0.4, says: 'refers to an order' },
  { pattern: /\bcash\b.{0,60}\bchange\b/is, weight: -1.5, says: 'shows cash and change' },
  { pattern: /\bshall\b/gi, times: 6, weight: -2, says: 'is written in clauses' },
];
