import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../lib/errors.ts';
import type { Engines, Model } from '../../../../lib/ports.ts';
import { CLASSIFY_ENGINE, classify } from '../../../../lib/stages/classify/classify.ts';
import type { ReadDocument } from '../../../../lib/stages/stage.ts';
import { samples } from './samples/all.ts';
import { briefOddities } from './samples/brief-oddities.ts';
import { briefProse } from './samples/brief-prose.ts';
import { briefSheets } from './samples/brief-sheets.ts';
import type { Sample } from './samples/sample.ts';

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

const readSample = ({ text, mediaType }: Sample) => classify(documentOf(text, mediaType), offline);

const named = Object.entries(samples).flatMap(([category, list]) =>
  list.map((sample) => ({ category, what: sample.what, sample })),
);
const invoice = samples.invoice[0]?.text ?? '';

describe('classify offline', () => {
  test.each(named)('$what is recognised as $category', async ({ category, sample }) => {
    expect(await readSample(sample)).toMatchObject({ category, engine: CLASSIFY_ENGINE });
  });

  test.each([...briefProse, ...briefSheets, ...briefOddities])(
    'as %s is recognised %j',
    async (category, text, mediaType) => {
      expect(await classify(documentOf(text, mediaType), offline)).toMatchObject({ category });
    },
  );

  test('the reasons quote the document', async () => {
    const text = 'Finch Ltd\nInvoice number: FL-20881\nPlease pay by 12 May 2022\nSubtotal 20.00\nTotal 24.00';
    const { reasons } = await classify(documentOf(text), offline);
    expect(reasons).toContain('It names an invoice number or date: “Invoice number”.');
    const quotes = reasons.flatMap((reason) => /“(.+)”/.exec(reason)?.[1] ?? []);
    expect(quotes.length).toBeGreaterThan(1);
    for (const quote of quotes) expect(text).toContain(quote);
  });

  test('an e-mail is a letter because of its format', async () => {
    const found = await classify(documentOf('From: a@b.example\n\nLunch at noon?', 'message/rfc822'), offline);
    expect(found.category).toBe('letter');
    expect(found.reasons[0]).toBe('It is an e-mail.');
    expect(found.confidence).toBeGreaterThan(0.9);
  });

  test('a scanned slip of short lines is a receipt rather than an invoice, though it says "tax invoice"', async () => {
    const text =
      'OAK HARDWARE SDN BHD\nGST REG NO 000112233445\nTAX INVOICE\nInvoice No: CS-4411\nDate: 12/03/2018\nSCREW 2IN 4.20\nHINGE 6.30\nQty 2\nTotal 10.50\nGoods sold are not returnable';
    const sheet = documentOf(text, 'image/jpeg');
    const slip = {
      ...sheet,
      pages: sheet.pages.map((page) => ({ ...page, source: 'ocr' as const, confidence: 0.96 })),
    };
    const found = await classify(slip, offline);
    expect(found.category).toBe('receipt');
    expect(found.reasons[0]).toBe('It is a photo or scan of a narrow slip.');
  });

  test('a document without text is other, with low confidence and a reason', async () => {
    const found = await classify(documentOf(''), offline);
    expect(found).toMatchObject({ category: 'other', reasons: ['It has no text that could be read.'] });
    expect(found.confidence).toBeLessThan(0.5);
  });

  test('clear documents are more certain than doubtful ones', async () => {
    const clear = await classify(documentOf(invoice), offline);
    const doubtful = await classify(documentOf('Invoice\n3 May 2024'), offline);
    expect(clear.confidence).toBeGreaterThan(0.9);
    expect(doubtful.confidence).toBeLessThan(0.75);
  });

  test('the same words are less certain the worse a scan could be read', async () => {
    const scanned = (confidence: number) => {
      const document = documentOf(invoice, 'image/png');
      return { ...document, pages: document.pages.map((page) => ({ ...page, source: 'ocr' as const, confidence })) };
    };
    const confidences = [];
    for (const legibility of [0.98, 0.6, 0.4, 0.2]) {
      confidences.push((await classify(scanned(legibility), offline)).confidence);
    }
    expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
    expect(confidences[3]).toBeLessThan(0.6);
  });

  test('a text in scraps is less certain than the same text whole', async () => {
    const garbled = invoice.replace(/\b(\p{L})(\p{L})(\p{L}+)/gu, (word, a, b, rest) =>
      word.length % 2 ? word : `${a} ~${b}' ${rest[0]}|`,
    );
    const [whole, scraps] = [
      await classify(documentOf(invoice), offline),
      await classify(documentOf(garbled), offline),
    ];
    expect(scraps.confidence).toBeLessThan(whole.confidence - 0.2);
  });

  test('more evidence for a category never makes it less certain', async () => {
    const lines = invoice.split('\n');
    const confidences = [];
    for (const count of [3, 5, lines.length]) {
      const found = await classify(documentOf(lines.slice(0, count).join('\n')), offline);
      confidences.push(found.category === 'invoice' ? found.confidence : 0);
    }
    expect(confidences).toEqual(confidences.toSorted((a, b) => a - b));
  });

  test('nothing is certain that only one thing speaks for', async () => {
    const prose = 'The tide went out and the boats lay on the sand until the evening. '.repeat(20);
    const found = await classify(documentOf(`Quarterly report\n${prose}`), offline);
    expect(found.confidence).toBeLessThanOrEqual(0.8);
  });

  test('a page of nothing but line breaks and dots is nothing in particular', async () => {
    const { category, confidence } = await classify(documentOf('.\n \n'.repeat(50_000)), offline);
    expect(category).toBe('other');
    expect(confidence).toBeLessThan(0.6);
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
    expect(await classify(documentOf(invoice), engines)).toMatchObject({ category: 'invoice' });
  });

  test('the rules stand when the model refuses', async () => {
    const engines = answering(() => {
      throw new AppError('engine_refused', 'No.');
    });
    expect(await classify(unclear, engines)).toMatchObject({ engine: CLASSIFY_ENGINE });
  });

  test('an unavailable model is the caller’s to retry', async () => {
    const engines = answering(() => {
      throw new AppError('engine_unavailable', 'Later.');
    });
    await expect(classify(unclear, engines)).rejects.toMatchObject({ code: 'engine_unavailable' });
  });
});
