import type { Label } from '../../find/labelled.ts';

export const totalLabels: Label[] = [
  {
    pattern:
      /\bgrand total\b|\btotal (?:ttc|incl\S*|inc\b\.?|including)|\bgross (?:total|amount)\b|\b(?:brutto(?:summe|betrag)|rechnungsbetrag|(?:rechnungs)?end(?:betrag|summe)|gesamtsumme|rechnungssumme(?! (?:ohne|netto))|montant (?:total )?t\.?t\.?c|total t\.t\.c|total général|gesamtbetrag(?! der)|totale documento|total factura)\b|^(?:brutto|ttc)\b|^gross\b(?! weight)|^(?:bedrag )?incl(?:\.|usief)? ?(?:btw|vat|tva|mwst|iva)?\W*$/i,
    weight: 0.97,
  },
  { pattern: /\b(?:summe|gesamt|total|betrag|totaal)\b.{0,12}\b(?:inkl|incl|brutto|ttc|iva incl)/i, weight: 0.95 },
  {
    pattern:
      /\binvoice (?:total|amount)\b|\btotal (?:for this )?(?:invoice|amount|charges?|price|to pay|payable|à payer|cost)\b|\bfactuur ?totaal\b|\bgesamt(?:preis|total)\b|\btotale (?:fattura|da pagare|a pagare)\b|\btotal (?:a pagar|da fatura)\b|\batt betala\b|\bat betale\b|^i alt\b|\brazem brutto\b|\bdo zapłaty|\b(?:net|montant|somme) (?:totale? )?(?:ttc )?à (?:payer|régler)|\bamount (?:payable|to pay)\b|\b(?:final|overall) (?:total|amount)\b|\b(?:netto|totale|importo|total|saldo) (?:a|da) pagare?\b|\bimporte total\b|^to pay\b|^à (?:payer|régler)(?!\p{L}| (?:avant|le))|\bmontant (?:dû|à (?:payer|régler)|de l['’]avoir)|\bgutschrifts?(?:betrag|summe)\b|\berstattungsbetrag\b|\b(?:credit|refund) (?:total|amount)\b|\btotal (?:credit(?:ed)?|refund(?:ed)?|(?:de l['’])?avoir|abono)\b|\btotale nota di credito\b|\bamount (?:credited|to be refunded)\b/iu,
    weight: 0.92,
  },
  {
    pattern:
      /^(?:total|totaal|summe|gesamt(?:honorar|forderung|kosten|rechnung)?|zusammen|totale|totals|totaalbedrag)\b(?! (?:ht|taxes?|tva|net|excl|hors|vat|gst|mwst|discount|qty|quantity|items?|hours|tax|netto|des|der|paid))/i,
    weight: 0.82,
  },
  {
    pattern:
      /\b(?:amount|balance|total)(?: amount)? (?:due|owing)\b|\bzahlbetrag\b|\bzu zahlender betrag\b|\bzu zahlen\b|\breste à payer\b|\bsolde\b|\bte betalen\b|\bplease pay\b/i,
    weight: 0.74,
  },
  { pattern: /\btotal\b|^\p{L}+ gesamt\b/iu, weight: 0.5 },
];

export const notTheTotal =
  /\bsub[- ]?total|\btotal il[ií]quido\b|\btotale (?:imponibile|iva)\b|\bexkl|\brazem netto\b|\b(?:zwischen|netto|positions?)[- ]?(?:summe|total)\b|\btotal (?:ht|taxes|tva|vat|gst|tax|discount|savings?|net\b|qty|items?|excl|hors)|\btotal (?:des|der) (?:zu|ab)schl|\bwithout (?:vat|tax)|\bexcl|\b(?:ohne|zzgl\.?|excl\.?) (?:ust|mwst|btw)|\bsumme netto\b|\bnetto\b(?! (?:a|da) pagare)/i;

export const netLabels: Label[] = [
  {
    pattern:
      /\btotale imponibile\b|\btotal (?:exkl\S*|ht|net|excl\S*|hors|before tax|netto)\b|\bnet (?:total|amount|value)\b|\btotal (?:amount )?(?:without|excluding) (?:vat|tax|gst)|\brechnungssumme (?:ohne|netto)\b|\b(?:rechnungs)?(?:summe|betrag)\s+netto\b|\bmontant hors taxes?\b|\btotal il[ií]quido\b|\brazem netto\b|\bnetto(?:betrag|summe|gesamt)\b|(?<!\p{L})base h\.?t\b|\bgesamt(?:betrag)? netto\b|\bmontant ht\b|\bexclusief btw\b|\btotaal excl|^h\.?t\.?\W*$|^(?:bedrag )?excl(?:\.|usief)? ?(?:btw|vat|tva)?\W*$/iu,
    weight: 0.95,
  },
  {
    pattern:
      /\bsub[- ]?total\b|\bzwischen(?:summe|total)\b|\bsous[- ]total\b|\bsubtotaal\b|\bpositionssumme\b|\b(?:merchandise|goods) (?:total|value)\b|\bwarenwert\b|\bimponibile\b|\bbase (?:imponible|imposable)\b|^base\b|^nett?o?\b(?! (?:a|da|à) pa|price|preis)|\bsumme \(netto\)/i,
    weight: 0.85,
  },
  { pattern: /\b(?:taxable(?: amount|$)|net(?! (?:à|a) pa)|amount excl\S*|betrag ohne)\b/i, weight: 0.55 },
];

export const taxLabels: Label[] = [
  {
    pattern:
      /\btotale iva\b|\btotal (?:taxes|tax|vat|gst|tva|mwst|btw)\b|\bsteuerbetrag\b|\b(?:summe|betrag) (?:der )?(?:umsatzsteuern?|mehrwertsteuer|mwst|ust|steuern?)\b|\b(?:vat|tax|gst) (?:amount|total)\b|\bmontant (?:de la )?tva\b|\btotal de tva\b|\bbtw bedrag\b/i,
    weight: 0.95,
  },
  {
    pattern:
      /(?:^|\b(?:plus|zzgl\.?|zuzügl\.?|incl\.?|inkl\.?) )(?:\d{1,2}(?:[.,]\d{1,2})? ?% ?)?(?:sales tax|vat|gst|hst|tax(?:es)?|taxes?|steuern?|mwst|ust|umsatzsteuer|mehrwertsteuer|tva|btw|iva|cst|moms|mva)\b/i,
    weight: 0.85,
  },
  { pattern: /\b(?:vat|tva|mwst|ust|btw|gst)\b/i, weight: 0.5 },
];

export const notTheTax =
  /\b(?:no|nr|number|nummer|n°|id|idnr|reg|summary|code|rate|invoice|exempt\w*|befreit|intracom\w*)\b\.?|ident|\bTVA :|\btotal (?:ht|ttc|incl|excl)|\bohne\b|\binkl|\bincl/i;
