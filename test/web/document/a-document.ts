import type { Document, Field } from '../../../client/nouns.ts';

/** A value as an engine found it. */
export const aField = (name: string, value: unknown, confidence: number, more: Partial<Field> = {}): Field => ({
  name,
  value,
  confidence,
  page: 1,
  bbox: null,
  quote: null,
  engine: 'rules',
  review: null,
  ...more,
});

/** An invoice that the engines are sure of, with these fields. */
export const aDocument = (fields: Field[], more: Partial<Document> = {}): Document =>
  ({
    id: '0197a000-0000-7000-8000-000000000001',
    filename: 'invoice.pdf',
    status: 'needs_review',
    generation: 1,
    category: 'invoice',
    category_confidence: 0.95,
    read_as: null,
    category_engine: 'rules',
    review_threshold: 0.6,
    fields,
    ...more,
  }) as Document;
