import { describe, expect, test } from 'vitest';
import { read, textDocument, values } from './documents.ts';

const contract = (text: string) => values(textDocument(text), 'contract');

describe('the parties of a contract', () => {
  test('are read from a preamble that says what each of them is', async () => {
    const { parties } = await contract(`ALLIANCE AGREEMENT
This Alliance Agreement is made this 3rd day of May, 2019, by and among Elm Timber, Inc., a Delaware corporation having
its principal place of business at 1 Main Street, Boston, MA ("Elm"), Oak & Sons Furniture LLC, a New York limited
liability company ("Oak"), and Maria K. Lund, an individual residing in Ohio ("Lund").
WHEREAS, Elm makes timber and Oak, Inc. makes chairs;`);
    expect(parties).toEqual(['Elm Timber, Inc.', 'Oak & Sons Furniture LLC', 'Maria K. Lund']);
  });

  test('stand in a numbered list too', async () => {
    const { parties } = await contract(`DISTRIBUTION AGREEMENT
THIS AGREEMENT is dated 7 March 2020 and made between:
(1) Willow Foods plc, a company registered in England with number 123456 (the "Supplier"); and
(2) Ash Trading Pte. Ltd., a company incorporated in Singapore (the "Distributor").`);
    expect(parties).toEqual(['Willow Foods plc', 'Ash Trading Pte. Ltd.']);
  });

  test('stand under a title page, with what one of them trades as', async () => {
    const { parties } = await contract(`PRODUCT AGREEMENT
by and between
MAPLE SYSTEMS CORP., a Nevada corporation d/b/a Maple Music, with offices in Reno,
and
BIRCH MEDIA LTD.`);
    expect(parties).toEqual(['MAPLE SYSTEMS CORP. d/b/a Maple Music', 'BIRCH MEDIA LTD.']);
  });

  test('are named in full where the preamble has their short names only', async () => {
    const { parties } = await contract(`AFFILIATE AGREEMENT
The undersigned holds shares of Gorse Medical Supply, Inc. ("GMS"), and will hold shares of Pine Sales & Service, Inc.
("PSS") under the plan by and among PSS, Heather Merger Corp. ("Merger Corp.") and GMS. Under the plan, all is merged.`);
    expect(parties).toEqual(['Pine Sales & Service, Inc.', 'Heather Merger Corp.', 'Gorse Medical Supply, Inc.']);
  });

  test('keep the small words and articles of their names', async () => {
    const { parties } = await contract(`LEASE AGREEMENT
made by and between Sears Oil and Gas Company, Inc., a New York corporation ("Sears"), The Elm Tree Company, with offices
at 100 Main St., Denver, CO ("Elm"), and First National Bank of Omaha ("Bank").`);
    expect(parties).toEqual([
      'Sears Oil and Gas Company, Inc.',
      'The Elm Tree Company',
      'First National Bank of Omaha',
    ]);
  });

  test('may be whoever reads the contract', async () => {
    const { parties } = await contract(
      'HOSTING AGREEMENT\nThis is a contract between you and Cedar Web Services, Inc. (hereinafter "Cedar").',
    );
    expect(parties).toEqual(['You', 'Cedar Web Services, Inc.']);
  });

  test('are found by their roles or by their signatures where no preamble names them', async () => {
    const byRole = await contract('Road Agreement\nParty A (Shipper): Rowan Co., Ltd.\nParty B (Carrier): Larch Ltd.');
    expect(byRole.parties).toEqual(['Rowan Co., Ltd.', 'Larch Ltd.']);
    const signed = await contract(
      'JOINT AGREEMENT\nIN WITNESS WHEREOF, all sign.\nCEDAR HEALTH, INC.\nBy: Ann Bell\nPINE CLINICS LLC\nBy: Bo Ek',
    );
    expect(signed.parties).toEqual(['CEDAR HEALTH, INC.', 'PINE CLINICS LLC']);
  });

  test('are surer where they come again in the signatures', async () => {
    const body = `SALES AGREEMENT made between Elm Timber, Inc. ("Elm") and Oak LLC ("Oak").\n${'They trade fairly. '.repeat(120)}`;
    const bare = await read(textDocument(body), 'contract');
    const signed = await read(textDocument(`${body}\nELM TIMBER, INC.\nBy: Ann\nOAK LLC\nBy: Bo`), 'contract');
    expect(signed.parties?.value).toEqual(['Elm Timber, Inc.', 'Oak LLC']);
    expect(signed.parties?.confidence).toBeGreaterThan(bare.parties?.confidence ?? 1);
  });
});

describe('the dates of a contract', () => {
  test('a term in years ends on its day, counted from the start', async () => {
    const found = await contract(`LICENSE AGREEMENT
This Agreement is made as of June 30, 2015 by and between Elm Corp. and Oak Corp.
2. This Agreement shall become effective upon signature and continue for a period of three (3) years thereafter.`);
    expect(found).toMatchObject({
      agreement_date: '2015-06-30',
      effective_date: '2015-06-30',
      expiry_date: '2018-06-30',
    });
  });

  test.each([
    ['The term shall expire on the fifth (5th) anniversary of the Effective Date.', '2013-01-01'],
    ['It has a ten-year term commencing on the date hereof.', '2018-01-01'],
    ['The term of this Contract is 18 months from the date of signing.', '2009-07-01'],
    ['Records are kept for a period of three (3) years after termination of this Agreement.', undefined],
  ])('%s', async (clause, end) => {
    const { expiry_date } = await contract(`LEASE AGREEMENT\nmade as of January 1, 2008. ${clause}`);
    expect(expiry_date).toBe(end);
  });

  test('a contract without an end is perpetual', async () => {
    const { expiry_date } = await contract(
      'LICENSE AGREEMENT\nmade on June 30, 2015. The term of this Agreement will end when terminated by either party.',
    );
    expect(expiry_date).toBe('perpetual');
  });

  test('without a date in the preamble the last signature dates it', async () => {
    const { agreement_date } = await contract(`SERVICES AGREEMENT
This agreement sets out terms. Reports are due by June 30, 2009.
${'The parties work together. '.repeat(60)}
Signed: Ann Bell
Date: June 25, 2008
Signed: Bo Ek
Date: June 29, 2008`);
    expect(agreement_date).toBe('2008-06-29');
  });

  test('the date of another agreement that is amended is not the date of this one', async () => {
    const { agreement_date } = await contract(`AMENDMENT NO. 2
This Second Amendment, entered into by and between Elm, LLC, ("Elm"), and Oak Corporation ("Oak") is effective as of
October 1, 2018 and amends that certain Agreement between Elm and Oak dated July 1, 2017.`);
    expect(agreement_date).toBe('2018-10-01');
  });
});

test('an amendment is titled with what it amends, and a title runs over two lines', async () => {
  expect((await contract('Exhibit 10.1\nSUPPLY AGREEMENT\nAMENDMENT NO. 1\nThis is one.')).title).toBe(
    'SUPPLY AGREEMENT AMENDMENT NO. 1',
  );
  expect((await contract('STRATEGIC ALLIANCE AND\nMARKETING AGREEMENT\nThis is one.')).title).toBe(
    'STRATEGIC ALLIANCE AND MARKETING AGREEMENT',
  );
});

test.each([
  ['This Agreement will be governed in all respects by the laws of the State of Delaware, with its rules.', 'Delaware'],
  [
    'This Agreement shall be governed by the laws of the Province of Ontario and the federal laws of Canada.',
    'Ontario, Canada',
  ],
  ['This contract and all disputes shall be governed by English law.', 'England'],
  ['The validity of this Agreement shall be governed by the PRC Law.', "People's Republic of China"],
  ['This Agreement is governed by and construed in accordance with the law of England and Wales.', 'England and Wales'],
  ['THIS AGREEMENT SHALL BE GOVERNED BY THE LAWS OF THE STATE OF NEW YORK WITHOUT REGARD TO CONFLICTS.', 'New York'],
  ['This Contract shall be governed by the laws of the Hong Kong Special Administrative Region.', 'Hong Kong'],
  ['Governing Law: State of Colorado.', 'Colorado'],
  ['Es gilt das Recht der Bundesrepublik Deutschland.', 'Deutschland'],
  ['Le présent contrat est soumis au droit français.', 'France'],
])('%s', async (clause, law) => {
  expect(
    (await contract(`SUPPLY AGREEMENT\nElm Inc. is organized under the laws of Nevada.\n${clause}`)).governing_law,
  ).toBe(law);
});

test('a German contract gives its parties, its dates and its end', async () => {
  const found = await contract(`Dienstleistungsvertrag
zwischen der
Elmenhof Software GmbH, Lindenstr. 12, 10115 Berlin
- nachfolgend "Auftraggeber" genannt -
und
der Ahorn Beratung AG, Hauptstr. 5, 80331 München
- nachfolgend "Auftragnehmer" genannt -
§ 8 Dieser Vertrag tritt am 1. Juni 2019 in Kraft und endet am 31. Dezember 2021.
Berlin, den 3. Mai 2019`);
  expect(found).toEqual({
    title: 'Dienstleistungsvertrag',
    parties: ['Elmenhof Software GmbH', 'Ahorn Beratung AG'],
    agreement_date: '2019-05-03',
    effective_date: '2019-06-01',
    expiry_date: '2021-12-31',
  });
});

test('a French contract gives its parties, its dates and its end', async () => {
  const found = await contract(`CONTRAT DE PRESTATION DE SERVICES
ENTRE LES SOUSSIGNÉS :
La société Moulin Industries SAS, dont le siège est 3 place de la Gare, 67000 Strasbourg, ci-après dénommée « le Client »,
ET
La société Tilleul Conseil SARL, dont le siège est 14 rue des Tilleuls, 69003 Lyon,
Article 9 - Le contrat prend effet le 1er juin 2021 pour une durée de deux ans.
Fait à Lyon, le 12 mai 2021`);
  expect(found).toEqual({
    title: 'CONTRAT DE PRESTATION DE SERVICES',
    parties: ['Moulin Industries SAS', 'Tilleul Conseil SARL'],
    agreement_date: '2021-05-12',
    effective_date: '2021-06-01',
    expiry_date: '2023-06-01',
  });
});
