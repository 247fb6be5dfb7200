/** An invoice in the syntax of UN/CEFACT as Factur-X and XRechnung have it; parts can be replaced. */
export const crossIndustry = (change: (xml: string) => string = (xml) => xml): Uint8Array =>
  bytes(
    change(`<?xml version="1.0" encoding="UTF-8"?>
<!-- made for a test -->
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:ram" xmlns:udt="urn:udt">
  <rsm:ExchangedDocument>
    <ram:ID>FX-2024-17</ram:ID><ram:TypeCode>380</ram:TypeCode>
    <ram:IssueDateTime><udt:DateTimeString format="102">20240507</udt:DateTimeString></ram:IssueDateTime>
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
    <ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:IncludedNote><ram:Content>As agreed</ram:Content></ram:IncludedNote></ram:AssociatedDocumentLineDocument></ram:IncludedSupplyChainTradeLineItem>
    <ram:IncludedSupplyChainTradeLineItem>
      <ram:SpecifiedTradeProduct><ram:Name>Oak &amp; ash boards</ram:Name></ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>250.00</ram:ChargeAmount><ram:BasisQuantity unitCode="C62">10</ram:BasisQuantity></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">40.000</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>1000.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
    </ram:IncludedSupplyChainTradeLineItem>
    <ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty><ram:Name>Sägewerk Tannhof GmbH</ram:Name><ram:DefinedTradeContact><ram:PersonName>Ida Roth</ram:PersonName></ram:DefinedTradeContact></ram:SellerTradeParty>
      <ram:BuyerTradeParty><ram:Name>Möbel Linde
        KG</ram:Name></ram:BuyerTradeParty>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE02 1203 0000 0000 2020 51</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
      <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20240606</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        <ram:LineTotalAmount>1000.00</ram:LineTotalAmount><ram:TaxBasisTotalAmount>1000.00</ram:TaxBasisTotalAmount>
        <ram:TaxTotalAmount currencyID="CHF">182.40</ram:TaxTotalAmount><ram:TaxTotalAmount currencyID="EUR">190.00</ram:TaxTotalAmount>
        <ram:GrandTotalAmount>1190.00</ram:GrandTotalAmount><ram:TotalPrepaidAmount>90.00</ram:TotalPrepaidAmount><ram:DuePayableAmount>1100.00</ram:DuePayableAmount>
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`),
  );

/** The names that ZUGFeRD 1 has for the same elements, in the order of today's. */
const older: [RegExp, string][] = [
  [/CrossIndustryInvoice(?=[ >])/g, 'CrossIndustryDocument'],
  [/(?<!\w)ExchangedDocument/g, 'HeaderExchangedDocument'],
  [/rsm:SupplyChainTradeTransaction/g, 'rsm:SpecifiedSupplyChainTradeTransaction'],
  [/ApplicableHeaderTrade/g, 'ApplicableSupplyChainTrade'],
  [/SpecifiedLineTrade/g, 'SpecifiedSupplyChainTrade'],
  [/SettlementHeaderMonetary|SettlementLineMonetary/g, 'SettlementMonetary'],
];

export const asZugferd1 = (xml: string): string => older.reduce((text, [now, then]) => text.replace(now, then), xml);

/** The drafts of ZUGFeRD had another root, elements without a prefix and dates without an inner element. */
export const asDraft = (xml: string): string =>
  asZugferd1(xml)
    .replace(/rsm:CrossIndustryDocument/g, 'rsm:Invoice')
    .replace(/(<\/?)ram:/g, '$1')
    .replace(/><udt:DateTimeString( format="102")>(\d+)<\/udt:DateTimeString>/g, '$1>$2');

/** An invoice in UBL 2.1 as XRechnung and Peppol have it. */
export const ubl = (change: (xml: string) => string = (xml) => xml): Uint8Array =>
  bytes(
    change(`<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:cac" xmlns:cbc="urn:cbc">
  <cbc:ID>UB-88</cbc:ID><cbc:IssueDate>2024-03-01</cbc:IssueDate><cbc:DueDate>2024-03-31</cbc:DueDate>
  <cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>
  <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Björk</cbc:Name></cac:PartyName><cac:PartyLegalEntity><cbc:RegistrationName>Björk Papper AB</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Skola Nord</cbc:Name></cac:PartyName></cac:Party></cac:AccountingCustomerParty>
  <cac:PaymentMeans><cac:PayeeFinancialAccount><cbc:ID>SE45 5000 0000 0583 9825 7466</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:TaxTotal><cbc:TaxAmount currencyID="SEK">25.00</cbc:TaxAmount></cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="SEK">100.00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="SEK">100.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="SEK">125.00</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="SEK">25.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:InvoicedQuantity>5</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="SEK">100.00</cbc:LineExtensionAmount><cac:Item><cbc:Name>Paper</cbc:Name></cac:Item><cac:Price><cbc:PriceAmount currencyID="SEK">20.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
</Invoice>`),
  );

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
