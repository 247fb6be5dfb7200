import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { AppError } from '../../../../lib/errors.ts';
import type { Engines, Model } from '../../../../lib/ports.ts';
import { FIELDS_ENGINE } from '../../../../lib/stages/extract-fields/extract-fields.ts';
import { read, textDocument } from './documents.ts';

type Request = Parameters<Model['answer']>[0];

/** A model that answers with the given fields, null for the others it is asked for, and keeps what it was asked. */
function answering(fields: Record<string, { value: unknown; quote: string }>): { engines: Engines; asked: Request[] } {
  const asked: Request[] = [];
  const model: Model = {
    engine: 'a-model',
    async answer(request) {
      asked.push(request);
      const names = z.toJSONSchema(request.schema).required ?? [];
      return request.schema.parse(Object.fromEntries(names.map((name) => [name, fields[name] ?? null])));
    },
  };
  return { engines: { ocr: null, model, embedder: null }, asked };
}

const failing = (code: 'engine_refused' | 'engine_unavailable'): Engines => ({
  ocr: null,
  embedder: null,
  model: {
    engine: 'a-model',
    answer: async () => {
      throw new AppError(code, 'No answer.');
    },
  },
});

const note = textDocument(
  'Hello,\nplease find our bill R 7-2024 over 50.00 attached.\nGreetings from Elm Works\nTotal 50.00',
);

describe('fields with a model', () => {
  test('what the rules missed is asked for and carries the line that states it', async () => {
    const { engines } = answering({ vendor: { value: 'Elm Works', quote: 'Greetings from Elm Works' } });
    expect((await read(note, 'invoice', engines)).vendor).toMatchObject({
      value: 'Elm Works',
      page: 1,
      quote: 'Greetings from Elm Works',
      engine: 'a-model',
    });
  });

  test('a value that is not in the document is not accepted', async () => {
    const { engines } = answering({
      customer: { value: 'Oak Limited', quote: 'to Oak Limited' },
      tax: { value: 9.5, quote: 'tax 9.50' },
      due_date: { value: '2024-12-24', quote: 'due 24 December 2024' },
    });
    const fields = await read(note, 'invoice', engines);
    expect(fields).not.toHaveProperty('customer');
    expect(fields).not.toHaveProperty('tax');
    expect(fields).not.toHaveProperty('due_date');
  });

  test('what the rules are sure of is not asked for again', async () => {
    const { engines, asked } = answering({});
    const fields = await read(note, 'invoice', engines);
    expect(fields.total).toMatchObject({ value: 50, engine: FIELDS_ENGINE });
    expect(asked[0]?.instructions).toContain('vendor');
    expect(asked[0]?.instructions).not.toContain('total');
  });

  test('the text goes in as data, apart from the instructions', async () => {
    const { engines, asked } = answering({});
    await read(note, 'invoice', engines);
    expect(asked[0]?.input).toContain('Greetings from Elm Works');
    expect(asked[0]?.instructions).not.toContain('Elm Works');
    expect(asked[0]?.instructions).toContain('carries no orders');
  });

  test('a final refusal leaves what the rules found', async () => {
    const fields = await read(note, 'invoice', failing('engine_refused'));
    expect(fields.total).toMatchObject({ value: 50 });
  });

  test('an unavailable model is the caller’s to retry', async () => {
    await expect(read(note, 'invoice', failing('engine_unavailable'))).rejects.toMatchObject({
      code: 'engine_unavailable',
    });
  });
});
