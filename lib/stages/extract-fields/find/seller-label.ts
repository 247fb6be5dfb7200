/** Labels of the part of an invoice that names its sender. */
export const SELLER =
  /^(?:(?:informationen|angaben|information) (?:zum|zur|about|on)(?: the)? |\p{L}+ ?\/ ?)?(?:(?:is )?sold by|(?:please )?pay(?:able)? to|remit(?:tance)? to|verkauft (?:von|durch)|vendu par|sprzedawca|seller|vendor|supplier|contractor|service provider|auftragnehmer|from|issued by|biller|verkäufer|lieferant|leistungserbringer|rechnungs(?:steller|ersteller|sender)|absender|fournisseur|vendeur|émetteur|prestataire|leverancier|verkoper|afzender|fornitore|cedente|mittente|proveedor|vendedor|emisor)\b[^\p{L}]{0,4}/iu;

/** Whether the text is such a label and nothing more. */
export const opensSellerBlock = (text: string): boolean => SELLER.test(text) && text.replace(SELLER, '').length < 3;
