import type { Cue } from './cue.ts';

export const receipt: Cue[] = [
  {
    pattern:
      /^\W*(?:official |cash |sales |tax |your )?(?:receipt|re[cç]ei?pi?t|kassenbon|quittung|bon|ticket de caisse|reçu|cash bill)\W*$/i,
    weight: 2.5,
    says: 'is headed "receipt"',
    where: 'heading',
  },
  {
    pattern: /\b(?:receipt|bill|slip|trans(?:action)?|check) ?(?:no|num|number|#|id)\b|\bbon-?nr\b/i,
    weight: 1.2,
    says: 'carries a receipt or bill number',
  },
  {
    pattern:
      /\bchange(?: due)?\b\s*(?:\(?(?:RM|USD|EUR|\$|€|£)\)?)?\s*:?\s*[-$€£]?\s?\d+[.,]\d{2}|\brückgeld\b|\brendu\b/i,
    weight: 2,
    says: 'shows the change given back',
  },
  {
    pattern:
      /\bcash\s*(?:tend(?:er)?(?:ed)?|paid|received)?\s*(?:\(?RM\)?)?\s*:?\s*\$?\d+[.,]\d{2}|\bbar\s+\d|\bgegeben\b|\bespèces\b/i,
    weight: 1.5,
    says: 'was paid in cash',
  },
  {
    pattern: /\b(?:visa|mastercard|maestro|amex|debit card|credit card|girocard|carte bancaire)\b/i,
    weight: 0.8,
    says: 'was paid by card',
  },
  {
    pattern: /\b(?:cashier|kassierer|caissier|bediener|served by|server|counter|pos ?\d|terminal)\b/i,
    weight: 1.2,
    says: 'names a cashier or till',
  },
  {
    pattern: /\b(?:tax invoice|simplified tax invoice)\b/i,
    weight: 1.5,
    says: 'is a tax invoice of the kind tills print',
  },
  { pattern: /\b(?:gst|tax) summary\b/i, weight: 1, says: 'ends with a tax summary' },
  {
    pattern: /\brounding\b|\bround(?:ed|ing)? adj/i,
    weight: 1.5,
    says: 'rounds the sum to coins',
  },
  {
    pattern: /\bthank you\b|\bplease come again\b|\bhave a nice day\b|\bvielen dank\b|\bmerci de votre visite\b/i,
    weight: 1,
    says: 'thanks for the visit',
  },
  {
    pattern: /\bgoods sold\b|\bnot (?:refundable|returnable|exchangeable)\b|\bno refund\b|\bexchange within\b/i,
    weight: 1.3,
    says: 'says whether goods can be returned',
  },
  { pattern: /\b\d{1,2}:\d{2}(?::\d{2})?\s?(?:am|pm)?\b/i, weight: 0.6, says: 'is stamped with the time of day' },
  {
    pattern: /\btable(?: no)?\b.{0,10}\d|\bpax\b|\bguests?\b.{0,4}\d|\bdine[- ]in\b|\btake ?away\b/i,
    weight: 0.8,
    says: 'is a table bill',
  },
  { pattern: /\b(?:total qty|qty|items? count|no\. of items?)\b/i, weight: 0.4, says: 'counts items' },
  {
    pattern: /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}[ ,·-]{1,3}\d{1,2}:\d{2}/,
    weight: 0.8,
    says: 'is stamped with date and time',
  },
  { pattern: /\btotal\b.{0,30}\d+[.,]\d{2}/i, weight: 0.8, says: 'states a total' },
  { pattern: /\biban\b|\bdue date\b|\bpayment terms\b|\bzahlbar\b/i, weight: -1.5, says: 'asks for a later payment' },
  { pattern: /\bshall\b/gi, times: 4, weight: -2, says: 'is written in clauses' },
];
