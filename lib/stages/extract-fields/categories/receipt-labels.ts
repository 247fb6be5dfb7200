import type { Label } from '../find/labelled.ts';

export const receiptTotalLabels: Label[] = [
  {
    pattern:
      /\b(?:grand|nett?|final) total\b|\btotal (?:amt |amount )?(?:payable|due|to pay)\b|\b(?:amount|balance) (?:due|payable)\b|\btotal rounded\b|\brounded total\b|\bzu zahlen\b|\bà payer\b|\bte betalen\b/i,
    weight: 0.97,
  },
  {
    pattern:
      /\btotal\b.{0,14}\b(?:incl?(?:usive|\.)?|inc|with|after)\b|\btotal (?:sales|amount|amt|rm|eur|gross|bill)\b(?!.{0,6}\bexc)|\b(?:summe|gesamtbetrag|totaal)\b/i,
    weight: 0.88,
  },
  { pattern: /^\W*total\W*(?:\(?(?:RM|\$|€|£|MYR|USD|EUR|GBP)\)?)?\W*(?:[-\d.,$€£]+)?$/i, weight: 0.85 },
  { pattern: /^\W*(?:total|amount)\b/i, weight: 0.7 },
  { pattern: /\btotal\b/i, weight: 0.4 },
];

/** What stands for the total where a receipt prints none. */
export const receiptSubtotalLabels: Label[] = [{ pattern: /\bsub[- ]?total\b/i, weight: 0.6 }];

export const notTheReceiptTotal =
  /\bsub[- ]?total|\btotal (?:qty|quantity|gst|tax|vat|mwst|excl|disc|saving|item|before|points|supplies|\d|no\b|includes?\b|pax|tender)|\bexc(?:l|luding|luded)?\b|\btotal\b.{0,20}\bsupplies\b|\b(?:change|discount|rounding|qty|item count)\b/i;

export const receiptTaxLabels: Label[] = [
  { pattern: /\btotal (?:gst|tax|vat|sst)\b|\b(?:gst|vat|sst|tax) (?:amount|amt|total)\b/i, weight: 0.9 },
  {
    pattern:
      /^\W*(?:add |incl?\.? |total includes )?(?:\d+(?:[.,]\d+)?\s?% ?)?(?:gst|vat|sst|service tax|sales tax|tax|mwst|tva|btw)\b/i,
    weight: 0.8,
  },
];

export const notTheReceiptTax =
  /\b(?:no|reg|id|summary|code|invoice|number|excl\w*|inclusive|payable|receipt)\b|:\s*\d{6,}|\d{9,}/i;

export const paidLabels: Label[] = [
  {
    pattern:
      /\bcash(?: received| tendered| paid)?\b|\btender(?:ed)?\b|\bpaid\b|\bgegeben\b|\bvisa\b|\bmaster(?:card)?\b|\bcard\b/i,
    weight: 1,
  },
];

export const changeLabels: Label[] = [{ pattern: /\bchange\b|\brückgeld\b|\brendu\b/i, weight: 1 }];
