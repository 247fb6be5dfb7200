/** Legal forms that end the name of a firm. */
const FORM = String.raw`(?:(?:g?GmbH|AG|SE|UG|Ltd\.?|Limited)(?: \(haftungsbeschränkt\))?(?: ?& ?Co\.? ?(?:KGaA|KG|OHG|oHG))?|KGaA|KG|OHG|oHG|GbR|e\.? ?V\.|a\.G\.|S\.?A\.?R\.?L\.?|S\.?A\.?S\.?|S\.A\.|SA|SASU|EURL|B\.?V\.?|N\.?V\.?|S\.?r\.?l\.?|S\.?p\.?A\.?|S\.?L\.?|Ltd\.?|Limited|L\.?L\.?C\.?|L\.?L\.?P\.?|L\.?P\.?|Inc\.?|Incorporated|Corp\.?|Corporation|Company|Co\.|P\.?L\.?C\.?|Pty\.?(?: Ltd\.?)?|Pvt\.?(?: Ltd\.?)?|Sdn\.? ?Bhd\.?|S\/B|Bhd\.?|e\.? ?[Kk]\.?|E\.K\.|Sp\. ?z ?o\.? ?o\.?|s\.r\.o\.|a\.s\.|Kft\.?|Lda\.?|Ltda\.?|SPRL|SRL|UAB|d\.o\.o\.|Oy|AB|A\/S|ApS|AS|N\.A\.|LP)`;

const FIRM_EXACT = new RegExp(String.raw`(?<=[\p{L}\d)&.,] )(?:\(\w{1,3}\) )?${FORM}(?![\p{L}])`, 'u');
const FIRM_LOUD =
  /(?<=[A-Z\d)&.,] )(?:\([A-Z]{1,3}\) )?(?:GMBH(?: ?& ?CO\.? ?(?:KG|OHG))?|SDN\.? ?BHD\.?|LTD\.?|LIMITED|LLC|INC\.?|CORP(?:ORATION)?\.?|SARL|PTY)(?![A-Z])/;

/** Whether the text names a firm by its legal form, written as such forms are written. */
export const namesFirm = (text: string): boolean => FIRM_EXACT.test(text) || FIRM_LOUD.test(text);

/** The name up to and with its legal form: "Elm GmbH - High Street 1" gives "Elm GmbH". */
export function firmIn(text: string): string | null {
  const match = FIRM_EXACT.exec(text) ?? FIRM_LOUD.exec(text);
  if (!match) return null;
  const upTo = text.slice(0, match.index + match[0].length);
  return (
    upTo
      .split(/\s[-–|•·●]\s|[:;]\s/)
      .at(-1)
      ?.trim() || null
  );
}

/** A name without its legal form. */
export const withoutForm = (name: string): string =>
  name
    .replace(FIRM_EXACT, '')
    .replace(FIRM_LOUD, '')
    .replace(/[\s,]+$/, '');

/** The letters and digits of a text, for comparing names that are written differently. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\d]/gu, '');

const STREET =
  /\b(?:street|st\.|road|rd\.?|avenue|ave\.?|lane|drive|blvd|boulevard|suite|floor|p\.?o\.? box|jalan|jln|taman|lot|rue|chemin|place|allée|weg|platz|allee|gasse|laan|quai|impasse|via|viale|piazza|calle|avenida|avda|plaza|straat|kade|gracht|plein)\b|stra(?:ß|ss)e\b|str\.|\b\d{4,6}(?:-\d{4})? \p{L}{2}/iu;

/** Whether a line looks like part of a postal address. */
export const looksLikeAddress = (text: string): boolean => STREET.test(text) || /^(?:no|lot)[ .:]*\d/i.test(text);

const NOT_A_NAME =
  /^(?:page|seite|tel|fax|phone|e-?mail|www|http|date|datum|time|total|balance|amount due|sub ?total|summe|gutschrift|avoir|credit note|invoice|rechnung|facture|receipt|tax|gst|vat|ust|tva|iban|bic|no\b|nr\b|number|nummer|account|welcome|thank|original|copy|kopie|copie|duplicate|cash|bill|table|order|hotline|co\.? ?reg|reg\b|rcpt|sold by|cashier|doc|ref|ship|deliver|description|amount|qty|quantity|items?$|artikel|article|menge|pos\b|position|gln|globale?|attn|your|our|please|[*#=_-]{2,})/i;

const GREETING =
  /^(?:(?:dear|hi|hello|hey|hallo|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen|abend)|moin|bonjour|bonsoir|chère?|cher)(?: .{1,60})?|madame|monsieur|madame, monsieur|mesdames, messieurs),$/iu;
/** Shops may be called like these, so the name has to be a person's in small letters. */
const BARE_GREETING =
  /^(?:Dear|Hallo|Sehr geehrte[rs]?|Guten (?:Tag|Morgen|Abend)|Bonjour)(?: \p{Lu}[\p{Ll}.'’-]+){0,4}$/u;

/** Whether a line greets its reader: "Hallo Miriam Vogel", "Hi Elm & Ash,". */
export const greets = (text: string): boolean => GREETING.test(text) || (BARE_GREETING.test(text) && !namesFirm(text));

/** Whether a line could be the name of a person or a firm: words, not labels, greetings, amounts or addresses. */
export function looksLikeName(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 3 || text.length > 70 || text.split(' ').length > 8) return false;
  const digits = text.match(/\d/g)?.length ?? 0;
  if (digits > letters / 3 || /[@]|:\s*\S|:$|\d[.,]\d{2}\b/.test(text)) return false;
  return !beginsLikeLabel(text) && !greets(text) && /^[\p{L}\d"'“&*]/u.test(text);
}

/** What labels are lengthened by, in one word: "Reference", "Shipping", "Rechnungsdatum". */
const LENGTHENED =
  /^(?:\p{L}{1,2}|\p{L}*(?:nummern?|nr|datum|dates?|betrag|adresse|anschrift|empfänger|bezeichnung|beschreibung|rechnung|kopie|text|preis|summe|zeit|satz)|er[eé]n[cz]\p{L}{0,2}|ument\p{L}*|ping|ment|ped|ing|able|ier|e[fp]h?on\p{L}?|éphone|efax|tion)(?!\p{L})/iu;

/**
 * "Taxi Bern AG" and "Reformas Ruiz" begin with the letters of a label, but are names; "Tax office GmbH" may be either, and
 * is taken for a label.
 */
function beginsLikeLabel(text: string): boolean {
  const [label] = NOT_A_NAME.exec(text) ?? [];
  if (label === undefined) return false;
  const rest = text.slice(label.length);
  const goesOn = /^\p{L}/u.test(rest) && /\p{L}$/u.test(label);
  return !goesOn || (!namesFirm(text) && LENGTHENED.test(rest));
}

const COUNTRY =
  /^(?:deutschland|germany|österreich|austria|schweiz|suisse|switzerland|france|nederland|netherlands|the netherlands|belgi(?:ë|que|um)|españa|spain|italia|italy|portugal|united kingdom|great britain|uk|england|ireland|united states(?: of america)?|usa|canada|australia|india|singapore|malaysia|denmark|danmark|sweden|sverige|norway|norge|poland|polska|hong kong|japan|china)$/i;
const ATTENTION = /^(?:t\.?a\.?v\.?|z\.? ?hd\.?|c\/o|attn|à l['’]attention|z\.? ?h\.?)[ :.]/i;
/** What heads the columns and parts of invoices. */
const HEADING =
  /^(?:[\p{L}.]+ ?\/ ?)?(?:description|beschreibung|bezeichnung|désignation|omschrijving|concepto|descripción|descrizione|descrição|particulars|libellé|intitulé|prestations?|articolo|details?|charges|product|produkt|produit|vare|quantit[àéy]|qté|menge|anzahl|aantal|cantidad|amount|betrag|montant|importo|importe|bedrag|prezzo|precio|prijs|service|leistung|price|preis|prix|unit price|stückpreis|einzelpreis|bemerkung(?:en)?|notes?|comments?|hinweise?|remarks|payment.*|zahlung.*|conditions.*|terms.*)(?!\p{L}).{0,12}$/iu;

/** What names a date or a number, by its first or its last word: "Due date", "Émise le", "Zahlbar bis", "Data ordine". */
const FIELD_LABEL =
  /^[A-Z]{3}$|(?:^|[\p{L}.'’/]*[ -]|\p{L}*)(?:dates?|datum|fecha|due|échéance|vencimi?ento|scadenza|numbers?|nummer|n[uú]mero|reference|referenz|référence)\s?:?$|(?:^|\s)(?:n[or]\.|n[°º]\.?|#|ref\.|by|on|until|bis|am|vom|le|du|el|del|il|op|tot)\s?:?$|^(?:n[uú]m[eé]ro|n[°º]|fecha|all (?:amounts|prices)|alle (?:beträge|preise)|due|dated|issued|payable|fällig\S*|zahlbar|à (?:régler|payer)|[ée]mise?|établie?|importes? en|importi in|beträge in|montants? en|amounts? in|(?:date|data|fecha) (?:d['’]|d[aeiou]\S{0,3} |ordine|documento|fattura|consegna|scadenza|limite))(?![\p{L}])/iu;

/** "Storgatan 5", "ul. Leśna 5a, Gdańsk": a word and the number of a house. */
const HOUSE =
  /^\d|^(?:unit|suite|floor|building|halle|gebäude|bâtiment|hangar|nave|capannone|z\.?[ia]\.?(?: d\p{L}{1,2})?) .|\p{L}\.? \d{1,4} ?[a-z]?(?:,.*)?$/iu;

/** Whether a line reads like the street of an address, by a word for streets or by the number of a house. */
export const looksLikeStreet = (text: string): boolean =>
  (looksLikeAddress(text) && (/\d/.test(text) || text.split(/\s+/).length < 3)) || HOUSE.test(text);

/** Whether a line is the name of a person or a firm; a firm may be called like a street: "Quarry Road Media LLC". */
export const isName = (text: string): boolean =>
  looksLikeName(text) &&
  !/\bwww\.|https?:/i.test(text) &&
  (namesFirm(text) ||
    (!looksLikeStreet(text) &&
      !ATTENTION.test(text) &&
      !COUNTRY.test(text) &&
      !HEADING.test(text) &&
      !FIELD_LABEL.test(text)));

const SALUTATION = /^(?:herrn?|frau|firma|fa\.|an|mr|mrs|ms|m\.|mme|monsieur|madame|de heer|mevrouw|sig\.?(?:ra)?)$/i;

/** Whether a line of an address only tells how its person is addressed. */
export const isSalutation = (text: string): boolean => SALUTATION.test(text);
