import type { Cue } from './cue.ts';

export const receipt: Cue[] = [
  {
    pattern:
      /^\W*(?:official |cash |sales |tax |your |paid |payment |donation |e-)?(?:receipt|re[cç]ei?pi?t|kassenbon|kassenbeleg|quittung|bon|ticket de caisse|reçu|cash bill|ticket|scontrino|bonnetje|kwitantie|recibo|beleg)\W*$/i,
    weight: 2.5,
    says: 'is headed "receipt"',
    where: 'heading',
  },
  {
    pattern:
      /\b(?:receipt|bill|slip|trans(?:action)?|check) ?(?:no|num|number|#|id)\b|\bbon-?nr\b|\bbeleg-?nr\b|\bticket (?:n°|no|#)? ?\d/i,
    weight: 1.2,
    says: 'carries a receipt or bill number',
  },
  {
    pattern:
      /\bchange(?: due)?\b\s*(?:\(?(?:RM|USD|EUR|\$|€|£)\)?)?\s*:?\s*[-$€£]?\s?\d+[.,]\d{2}|\brückgeld\b|\brendue?\b|\bzurück\s+(?:EUR\s+)?\d|\bwisselgeld\b|\bresto\b/i,
    weight: 2,
    says: 'shows the change given back',
  },
  {
    pattern:
      /\bcash\s*(?:tend(?:er)?(?:ed)?|paid|received)?\s*(?:\(?RM\)?)?\s*:?\s*\$?\d+[.,]\d{2}|\bbar\s+(?:EUR\s+)?\d|\bgeg(?:eben\b|\.)|\besp[èe]ces\b|\bcontant\b|\befectivo\b/i,
    weight: 1.5,
    says: 'was paid in cash',
  },
  {
    pattern:
      /\b(?:visa|mastercard|maestro|amex|american express|debit card|credit card|card payment|girocard|ec[- ]?(?:karte|cash)|kartenzahlung|carte bancaire|carte bleue|contactless|approval code|auth(?:ori[sz]ation)? code|approved)\b/i,
    weight: 0.8,
    says: 'was paid by card',
  },
  {
    pattern:
      /\b(?:cashier|kassierer|kasse ?\d?|caissier|caisse ?\d|bediener|bediente sie|served by|server|counter|pos ?\d|till ?\d|register ?#?\d|terminal|terminal-id)\b/i,
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
    pattern:
      /\bthank ?you\b|\bplease come again\b|\bhave a (?:nice|good|safe)\b|\bvielen dank\b|\bdanke für ihren\b|\bmerci de votre visite\b|\bà bient[oô]t\b|\bbedankt voor\b|\bgracias por\b/i,
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
    pattern: /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:[ ,·/-]{1,3}|\s(?:à|um|at)\s)\d{1,2}:\d{2}/,
    weight: 0.8,
    says: 'is stamped with date and time',
  },
  {
    pattern: /(?<!\p{L})(?:total|summe|zu zahlen|[àa] payer|te betalen)(?!\p{L}).{0,30}\d+[.,]\d{2}/iu,
    weight: 0.8,
    says: 'states a total',
  },
  {
    pattern:
      /\b(?:merchant|terminal|cardholder|m\.?i\.?d|t\.?i\.?d)[- ]?(?:id|copy|no|nr)?\b[\s:#.]{0,3}[\d*]{4,}|\bTA-Nr\b|\b(?:cardholder|merchant|customer) copy\b|\b(?:händler|kunden)beleg\b|\bticket client\b|(?:[*x•]{4}[ -]?){2,3}\d{4}\b/i,
    weight: 1.5,
    says: 'is the slip of a card terminal',
  },
  { pattern: /\biban\b|\bdue date\b|\bpayment terms\b|\bzahlbar\b/i, weight: -1.5, says: 'asks for a later payment' },
  { pattern: /\bshall\b/gi, times: 4, weight: -2, says: 'is written in clauses' },
  {
    pattern:
      /\b(?:received (?:from|with thanks|by)|the sum of|being payment (?:for|of)|(?:amount|total) paid|paid in full|payment received|betrag (?:dankend )?erhalten|erhalten von|zu zahlen|summe eur|reçu de|la somme de|customer copy|kundenbeleg)\b/i,
    weight: 1.5,
    says: 'confirms a payment',
  },
];
