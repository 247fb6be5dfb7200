import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../lib/errors.ts';
import type { Engines, Model } from '../../../../lib/ports.ts';
import { classify } from '../../../../lib/stages/classify/classify.ts';
import type { ReadDocument } from '../../../../lib/stages/stage.ts';

const offline: Engines = { ocr: null, model: null, embedder: null };

const documentOf = (text: string, mediaType = 'application/pdf'): ReadDocument => ({
  mediaType,
  pages: [{ number: 1, text, source: 'text', confidence: null, lines: [] }],
});

const answering = (answer: () => unknown): Engines => {
  const model: Model = {
    engine: 'a-model',
    answer: async ({ schema }) => schema.parse(answer()),
  };
  return { ocr: null, model, embedder: null };
};

const samples: [category: string, text: string][] = [
  [
    'invoice',
    'Brightwater Pumps Ltd\nInvoice\nInvoice number: BW-2041\nInvoice date: 3 May 2024\nBill to: Hazel & Co\nQty Unit price Amount\nSubtotal 100.00\nVAT no GB123456789\nTotal 120.00\nDue date: 2 June 2024',
  ],
  [
    'invoice',
    'Muster Bau GmbH\nRechnung\nRechnungsnummer: 2024-17\nRechnungsdatum: 03.05.2024\nMenge Einzelpreis\nZwischensumme 100,00\nMwSt 19,00\nzahlbar bis 02.06.2024\nIBAN DE02120300000000202051',
  ],
  [
    'invoice',
    'Menuiserie Lavande SARL\nFacture F-12\nDate de facture : 03/05/2024\nQuantité Prix unitaire\nTotal HT 100,00 €\nTVA 20,00 €\nTotal TTC 120,00 €\nÉchéance 02/06/2024',
  ],
  [
    'receipt',
    'CORNER BAKERY\n12 High Street\nReceipt no: 5512\nCashier: Ann\n03/05/2024 12:44\nBread 2.40\nTotal 2.40\nCash 5.00\nChange 2.60\nThank you, please come again',
  ],
  [
    'resume',
    'Rosa Lindqvist\nSummary\nCareful bookkeeper with ten years of experience.\nWork Experience\nJan 2015 - Dec 2019 Bookkeeper, Nordhamn\nFeb 2020 - Present Senior bookkeeper, Sundvik\nEducation\nBachelor of Commerce, Nordhamn University 2014\nSkills\nLedgers, payroll',
  ],
  [
    'contract',
    'SUPPLY AGREEMENT\nThis Supply Agreement is made as of May 3, 2024 by and between Elm Ltd and Oak Inc.\nThe Supplier shall deliver. The Buyer shall pay. Each party shall keep secrets. Neither shall assign. Both shall comply.\nWhereas the parties hereto agree as set forth herein and hereby bind themselves.\nGoverning law: the laws of Ohio.\nIN WITNESS WHEREOF',
  ],
  [
    'letter',
    'Elm Street 4, Bristol\n3 May 2024\nDear Ms Okafor,\nThank you for your letter of last week. We look forward to your visit.\nYours sincerely,\nPeter Vance',
  ],
  [
    'letter',
    'Musterstadt, den 3. Mai 2024\nBetreff: Ihr Antrag\nSehr geehrte Frau Okafor,\nvielen Dank für Ihr Schreiben.\nMit freundlichen Grüßen\nPeter Vance',
  ],
  [
    'paper',
    'On the flight of paper planes\nA. Okafor, Department of Physics, University of Elmstadt\nAbstract\nWe present experiments on folded wings [1], [2]. Smith et al. found less lift; Jones et al. found more [3].\n1 Introduction\nReferences\n[1] Journal of Folding, doi:10.1234/fold.1',
  ],
  [
    'report',
    'Annual Report 2024\nExecutive Summary\nThis report covers the fiscal year 2024. Visits rose 4 %, costs fell 2 %, grants rose 9 % and staff 1 %.\nTable 1 and Figure 2 give details. Source: Bureau of Parks\nRecommendations',
  ],
  [
    'form',
    'Membership application form\nPlease complete in block letters\nName: ______________\nAddress: ______________\nDate of birth: ______________\n☐ yes ☐ no\nFor office use only',
  ],
  [
    'job_posting',
    'Museum Guide\nJob summary\nWe are looking for a guide. Responsibilities: tours.\nRequired qualifications: experience with visitors, knowledge of art, ability to speak.\nFull-time. Benefits include health insurance.\nHow to apply: send your CV. Equal opportunity employer.',
  ],
  ['other', 'Soup of the day\nTomato with basil\nLeek with potato'],
];

describe('classify offline', () => {
  test.each(samples)('a plain %s is recognised by what it says', async (category, text) => {
    const found = await classify(documentOf(text), offline);
    expect(found).toMatchObject({ category, engine: 'rules-1' });
  });

  test('an e-mail is a letter because of its format', async () => {
    const found = await classify(documentOf('From: a@b.example\n\nLunch at noon?', 'message/rfc822'), offline);
    expect(found.category).toBe('letter');
    expect(found.reasons[0]).toBe('It is an e-mail.');
    expect(found.confidence).toBeGreaterThan(0.9);
  });

  test('a document without text is other, with low confidence and a reason', async () => {
    const found = await classify(documentOf(''), offline);
    expect(found).toMatchObject({ category: 'other', reasons: ['It has no text that could be read.'] });
    expect(found.confidence).toBeLessThan(0.5);
  });

  test('clear documents are more certain than doubtful ones', async () => {
    const clear = await classify(documentOf(samples[0]?.[1] ?? ''), offline);
    const doubtful = await classify(documentOf('Invoice\n3 May 2024'), offline);
    expect(clear.confidence).toBeGreaterThan(0.9);
    expect(doubtful.confidence).toBeLessThan(0.75);
  });

  test('a page of nothing but line breaks and dots is answered quickly', async () => {
    const started = performance.now();
    await classify(documentOf('.\n \n'.repeat(50_000)), offline);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('classify with a model', () => {
  const unclear = documentOf('Notice\nThe pool is closed on Monday.');

  test('the model decides where the rules are unsure', async () => {
    const engines = answering(() => ({ category: 'letter', confidence: 0.8, reason: 'A notice to members.' }));
    expect(await classify(unclear, engines)).toEqual({
      category: 'letter',
      confidence: 0.8,
      reasons: ['A notice to members.'],
      engine: 'a-model',
    });
  });

  test('the model is not asked where the rules are sure', async () => {
    const engines = answering(() => {
      throw new Error('asked');
    });
    expect(await classify(documentOf(samples[0]?.[1] ?? ''), engines)).toMatchObject({ category: 'invoice' });
  });

  test('the rules stand when the model refuses', async () => {
    const engines = answering(() => {
      throw new AppError('engine_refused', 'No.');
    });
    expect(await classify(unclear, engines)).toMatchObject({ engine: 'rules-1' });
  });

  test('an unavailable model is the caller’s to retry', async () => {
    const engines = answering(() => {
      throw new AppError('engine_unavailable', 'Later.');
    });
    await expect(classify(unclear, engines)).rejects.toMatchObject({ code: 'engine_unavailable' });
  });
});
