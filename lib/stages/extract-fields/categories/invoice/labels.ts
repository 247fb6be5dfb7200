import type { Label } from '../../find/labelled.ts';

export const numberLabels: Label[] = [
  {
    pattern: /\b(?:tax |credit )?invoice ?(?:no\b|num\b|ref(?:erence)?\b|number|nr\b|id\b|№|#)[^\p{L}\d#]{0,5}/iu,
    weight: 0.97,
  },
  {
    pattern:
      /\b(?:rechnungs?|rechn?\.?)[- ]{0,2}(?:nr|nummer|no|id)\b\.?|\bre\.?[- ]?nr\b\.?|\bgutschrifts?[- ]?(?:nr|nummer)\b\.?/i,
    weight: 0.97,
  },
  {
    pattern:
      /\b(?:nummer der rechnung|number of (?:the )?invoice|faktur(?:a|en)?[- ]?(?:nr|nummer|no)|rg\.?[- ]?nr)\b\.?|\b(?:n[°ºo]\.?|num[ée]ro)(?: de)?(?: la)? (?:facture|l'avoir|avoir)\b|\b(?:facture|avoir) (?:n[°ºo]|num[ée]ro)|\br[ée]f(?:\.|[ée]rence)?(?: de)?(?: la)? facture\b/i,
    weight: 0.97,
  },
  {
    pattern:
      /\bfactuur ?(?:nummer|nr|no)\b\.?|\bfatt(?:ura|\.) (?:n[°.]?|numero)|\b(?:numero|n[°.]) (?:di |della )?fattura\b|\bn[úu]mero de (?:factura|fatura)\b|\b(?:n[°º.]|número)(?: de)? (?:factura|fatura)|\b(?:factura|fatura) n[°º.]/i,
    weight: 0.97,
  },
  {
    pattern:
      /\b(?:beleg|dokument|liquidations?)[- ]?(?:nr|nummer)\b\.?|(?<!\p{L})(?:numero|n[úu]mero|n[°º.]) (?:del |de |du |do )?(?:documento|document|pièce)\b|\b(?:documento|pièce) n[°º.]/iu,
    weight: 0.9,
  },
  {
    pattern:
      /\b(?:credit (?:note|memo)|memo|bill|statement|document|doc) ?(?:no\b|number|nr\b|ref\b|#)\.?|\b(?:honorar\p{L}*|beitrags\p{L}*)[- ](?:nr|nummer)\b\.?/iu,
    weight: 0.85,
  },
  {
    pattern: /^(?:\S+ ){0,2}\S*(?:rechnung|gutschrift)(?: \([^)]{1,60}\))?.{0,40}(?<!\p{L})(?:nr\.?|#|no\.?)/iu,
    weight: 0.9,
  },
  {
    pattern:
      /^(?:(?:betreft|betreff|objet|subject|oggetto|asunto)\s?:\s?)?(?:(?:tax|sales|commercial|final) )?(?:invoice|facture|avoir|\p{L}*rechnung|\p{L}*gutschrift|rechnungskorrektur|faktura|(?:credit)?factuur|creditnota|fattura|nota di credito|note d['’]honoraires|parcella|nota d['’]onorario|factura|fatura|credit (?:note|memo))(?: (?:de vente|client|d['’]\p{L}+|rectifica\w+|\/ \p{L}+))?\s?(?:n[or]?\.|n[°º]\.?|#)?\s?:?(?= ?(?:\p{L}{1,5} )?\S*\d)/iu,
    weight: 0.8,
  },
  { pattern: /\b(?:inv|fact?)\b\.? ?(?:no\b\.?|#|nr\b\.?|number\b|n°)/i, weight: 0.9 },
  { pattern: /\b(?:inv|rcpt|factuur|fact)\b\.? ?(?:no\b\.?|#|nr\b\.?|:)/i, weight: 0.75 },
  { pattern: /^our invoice\b|^unsere rechnung\b|^notre facture\b/i, weight: 0.85 },
  { pattern: /^(?:nr|no)\.? (?=\S*\d\S* (?:vom|dated|of)\b)/i, weight: 0.8 },
  { pattern: /^our ref(?:erence)?\b\.?|^unser zeichen\b|^notre réf\S*/i, weight: 0.55 },
  { pattern: /^RE\s?:\s?(?=\S*\d)|^folio\b(?: no\.?)?/i, weight: 0.6 },
  {
    pattern:
      /^(?:n[°º]|nr\.?|no\.?|number|num[ée]ro|nummer|número|numero|invoice|rechnung|facture|fattura|factura|gutschrift|avoir|factuur|r[ée]f(?:\.|[ée]rence)|referenz)\s?\.?\s?:?$/i,
    weight: 0.65,
  },
  { pattern: /^(?:n[°º]|nr|no|number|num[ée]ro|nummer|número|numero)(?: ?\/ ?n[or])?\s?\.?\s?:/i, weight: 0.5 },
  {
    pattern:
      /^(?:n[°º]|nr|no|number|num[ée]ro|nummer|número|numero|ref(?:erence|\.)?|réf(?:érence|\.)?)\.?\s?:?\s(?=\S*\d)/iu,
    weight: 0.5,
  },
];

export const notTheNumber =
  /\b(?:vat|tax id|ust|order|bestell(?:ung|ungs)?|auftrags?|lieferung|kunden|customer|account|client|lieferschein|delivery|phone|iban|registration)[ -]?(?:no|nr|number|nummer|#)\b(?!.*\b(?:invoice|rechnung))|\b(?:facture liée|related invoice|original invoice)\b/i;

export const dateLabels: Label[] = [
  {
    pattern:
      /\b(?:invoice|inv\.?|bill|issue|billing|statement|document|credit|memo) ?date\b|\binvoice issued\b|\bdate (?:of )?(?:invoice|issued?|issue)\b|\binvoiced? on\b/i,
    weight: 0.97,
  },
  {
    pattern:
      /\brechnungs?[- ]?datum\b|\bbeleg[- ]?datum\b|\bgutschrifts?datum\b|\bausstellungsdatum\b|\bausgestellt am\b|\bdatum der rechnung\b|\b(?:re|rg|rechn)\b\.?[- ]{0,2}datum\b|\brechnung vom\b/i,
    weight: 0.97,
  },
  {
    pattern:
      /\bdate (?:de )?(?:la )?(?:facture|facturation|l'avoir)\b|\bdate d['’](?:émission\b|établissement\b)|\bfacturée? le\b|(?<!\p{L})[ée]mise? le\b/iu,
    weight: 0.97,
  },
  {
    pattern:
      /\bfactuur ?datum\b|\bfaktura ?dat(?:o|um)\b|\bdata wystawienia\b|\bdata (?:(?:della )?fattura|da fatura|(?:del )?documento|(?:di )?emissione)\b|\bfecha(?: de)? (?:la )?(?:factura|emisión|expedición)\b/i,
    weight: 0.97,
  },
  {
    pattern:
      /(?:rechnung|gutschrift|\binvoice|\bfacture|\bavoir|\bfattura|\bfactura)\b.{0,60}\b(?:vom|dated|of|du|del)\b/i,
    weight: 0.9,
  },
  { pattern: /^(?:inv\.? )?(?:date|datum|fecha|data)(?: facture)?\s?:?|\bdatum\s?:|, den\b/i, weight: 0.75 },
  {
    pattern:
      /^(?:issued|raised|dated|ausgestellt|erstellt|établie?|émise?|fait)(?: on| am| le| du)?\s?:?\s?(?=\d|\p{Lu}|$)/iu,
    weight: 0.75,
  },
  { pattern: /^(?:fait à )?\p{L}[\p{L} .'’-]{2,30}, (?:den|le|li|il|a|the) (?=\d)/iu, weight: 0.8 },
  { pattern: /^\S+ (?:date|datum|fecha|data)\s?:?/i, weight: 0.55 },
  { pattern: /^(?:du|vom|dated|of) (?=\d)/i, weight: 0.7 },
  { pattern: /\b(?:tax point|dated?|vom|le|issued)\b/i, weight: 0.6 },
];

export const notTheDate =
  /(?<!\p{L})(?:sort code|bacs|due|limite|paiement|zahlungs\w*|pagamento|betaal\w*|supply|settle|completed|performed|ausgeführt|réalisée?|intervention|scad\.?|frist|order|delivery|delivered|ship(?:ped|ping|ment)?|service|payment|print(?:ed)?|birth|expir\w+|from|until|period|bestell\w*|liefer\w*|leistungs?\w*|fällig\w*|auftrag\w*|lieferschein\w*|zahlbar|bestellung|paid|^payable|à régler|à payer|prélevée?|abbuch\w*|eingezogen|te betalen|bezahlt|payée?|gezahlt|échéance|livraison|livrée?|expédi\w+|commandée?|commande|acceptée?|devis|angebot\w*|offerte?|quote|geliefert|règlement|prestation|ordine|consegna|scadenza|ddt|pedido|entrega\w*|vencimi?ento|despatch\w*|dispatch\w*|verval\w*|order\w*|lever\w*)\b[- ]?(?:date|datum|und|on|the|no\.?|nr\.?|vom)?/iu;

export const dueLabels: Label[] = [
  {
    pattern:
      /\b(?:payment )?due (?:date|on|by)\b|\bpayment due\b|\bdate due\b|\bpay(?:ment)?(?: is)? (?:due )?(?:by|before|until)\b|\bpayable (?:by|until|before)\b/i,
    weight: 0.95,
  },
  {
    pattern:
      /\bfällig(?:keit(?:sdatum)?)?(?: am| bis)?\b|\bzahlbar (?:bis|innerhalb.{0,30}bis)\b|\bzahlungs(?:ziel|frist)\b|\büberweisen sie bis\b|\bzu zahlen bis\b/i,
    weight: 0.95,
  },
  {
    pattern:
      /(?<!\p{L})(?:date (?:d['’]|limite d['’]))?échéance(?!\p{L})|(?<!\p{L})à (?:payer|régler) avant(?: le)?\b|\bvervaldatum\b|\bpay by\b|\bte betalen (?:voor|vóór|uiterlijk|tot)\b|\bscadenza\b|\bvencimi?ento\b|\bpayable avant le\b|\bdate limite de paiement\b|\bbetaaltermijn\b|\btermin płatności|\bförfallodatum\b|\bforfalls?dato\b|\bforfaldsdato\b/iu,
    weight: 0.95,
  },
  { pattern: /^due\b/i, weight: 0.8 },
];
