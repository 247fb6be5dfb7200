import type { Label } from '../../find/labelled.ts';

export const receiptTotalLabels: Label[] = [
  {
    pattern:
      /\b(?:grand|nett?|final) total\b|\btotal (?:amt |amount )?(?:payable|due|to pay)\b|\b(?:amount|balance) (?:due|payable)\b|\btotal (?:amt |amount )?rounded\b|\brounded total\b|\bzu zahlen\b|\bzahlbetrag\b|(?<!\p{L})[àa] payer\b|\btotal ttc\b|\bte betalen\b|\bnet à payer\b/iu,
    weight: 0.97,
  },
  {
    pattern:
      /\btotal\b.{0,14}\b(?:incl?(?:usive|\.)?|inc|with|after)\b|\btotal (?:sales|amount|amt|rm|eur|gross|bill)\b(?!.{0,6}\bexc)|\b(?:summe|endsumme|gesamtbetrag|gesamtsumme|endbetrag|totaal|montant (?:dû|total|ttc))(?!\p{L})/iu,
    weight: 0.88,
  },
  {
    pattern: /^\W*(?:total|gesamt)\W*(?:\(?(?:RM|\$|€|£|MYR|USD|EUR|GBP|CHF)\)?)?(?=\W*(?:[-\d.,$€£]+)?$)/i,
    weight: 0.85,
  },
  {
    pattern: /^\W*(?:fuel|sale|order|check|bill|ticket|purchase|transaction|receipt) total\b/i,
    weight: 0.82,
  },
  { pattern: /^\W*(?:total|amount|gesamt|betrag|montant)\b/i, weight: 0.7 },
  { pattern: /\btotal\b/i, weight: 0.4 },
];

/** What stands for the total where a receipt prints none. */
export const receiptSubtotalLabels: Label[] = [
  { pattern: /\bsub[- ]?total\b|\bzwischensumme\b|\bsous[- ]total\b/i, weight: 0.6 },
];

export const notTheReceiptTotal =
  /\bsub[- ]?total|\bsous[- ]total|\bzwischensumme|\btotal (?:ht|qty|quantity|gst|tax|vat|mwst|tva|excl|disc|saving|item|before|points|supplies|\d|no\b|includes?\b|pax|tender)|\bexc(?:l|luding|luded)?\b|\btotal\b.{0,20}\bsupplies\b|\b(?:change|discount|rounding|qty|item count)\b/i;

export const receiptTaxLabels: Label[] = [
  { pattern: /\btotal (?:gst|tax|vat|sst|tva)\b|\b(?:gst|vat|sst|tax) (?:amount|amt|total)\b/i, weight: 0.9 },
  {
    pattern:
      /^\W*(?:add |incl?\.? |inkl\.? |dont |enthaltene |total includes )?(?:\d+(?:[.,]\d+)?\s?% ?)?(?:gst|vat|sst|service tax|sales tax|tax|mwst|ust|tva|btw)\b/i,
    weight: 0.8,
  },
];

export const notTheReceiptTax =
  /\b(?:no|reg|id|summary|code|invoice|number|excl\w*|inclusive|taxable|payable|receipt)\b|\btax\W*\(?(?:RM|EUR|\$)\)?$|:\s*\d{6,}|\d{9,}/i;

/** What a bill adds up to before tax, and what is added to it or taken off. */
export const receiptNetLabels: Label[] = [
  {
    pattern:
      /\b(?:excl?\w*|exc|before|without) (?:of )?(?:gst|tax|vat|sst)\b|\bsub[- ]?total\b|\btotal ht\b|\bnetto\b/i,
    weight: 0.8,
  },
];

/** What a guest adds to the bill. */
export const tipLabels: Label[] = [
  { pattern: /\b(?:tip|gratuity|trinkgeld|tipp|pourboire|service charge|fooi)\b/i, weight: 0.8 },
];

/** What a slip of a card terminal calls the sum before the tip. */
export const purchaseLabels: Label[] = [
  { pattern: /^\W*(?:amount|purchase|sale|base|betrag|montant)\b/i, weight: 0.7 },
];

export const roundingLabels: Label[] = [{ pattern: /\b(?:ro[un]{1,2}d[il1]ng|rundung|arrondi)\b/i, weight: 0.9 }];

export const paidLabels: Label[] = [
  {
    pattern:
      /\bcash(?: received| tend(?:ered)?| paid)?\b|\btender(?:ed)?\b|\bpaid\b|\bgeg(?:eben|\.)|\bbar\b|\bvisa\b|\bmaster(?:card)?\b|\bcard\b|\bkarte\b|\bespèces|\bespeces\b|^CB\b|\bcarte\b|\bamex\b|\bdebit\b|\bpayment\b/i,
    weight: 1,
  },
];

export const notPaid =
  /\b(?:change|rückgeld|rendu|cashier|cash (?:bill|sale|inv\w*|back)|card (?:no|number)|date)\b|[x*•]{3,}/i;

export const changeLabels: Label[] = [
  { pattern: /\bchange\b|\brückgeld\b|\brendu\b|\bmonnaie\b|\bzurück\b|\bwisselgeld\b/i, weight: 1 },
];
