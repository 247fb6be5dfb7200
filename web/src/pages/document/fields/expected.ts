import type { Document, Field } from '../../../../../client/nouns.ts';
import type { Review } from './doubts.ts';

/** The document as it will be once these words are taken; shown until the answer comes. */
export function expectedAfter(document: Document, reviews: Review[], at: string): Document {
  const said = new Map(reviews.map((review) => [review.name, review]));
  const fields = document.fields.flatMap((field) => {
    const review = said.get(field.name);
    said.delete(field.name);
    return review ? fieldAfter(field, review, at) : [field];
  });
  for (const { name, action, value } of said.values())
    if (action === 'correct') fields.push({ ...blank, name, value, review: { action, at, by: '' } });
  return { ...document, fields };
}

/** The document without these words, which were not taken: the fields that they are about as they stood before. */
export function takenBack(document: Document, reviews: Review[], before: Field[]): Document {
  const said = new Set(reviews.map(({ name }) => name));
  const were = new Map(before.map((field) => [field.name, field]));
  const fields = document.fields.flatMap((field) => (said.has(field.name) ? (were.get(field.name) ?? []) : [field]));
  const shown = new Set(fields.map(({ name }) => name));
  return { ...document, fields: [...fields, ...before.filter(({ name }) => said.has(name) && !shown.has(name))] };
}

const blank = { confidence: 1, page: null, bbox: null, quote: null, engine: 'person' };

function fieldAfter(field: Field, { action, value }: Review, at: string): Field[] {
  const previous = field.review ? field.review.previous : { value: field.value, confidence: field.confidence };
  // What no engine found goes with the word of whoever added it.
  if (!previous && action === 'reject') return [];
  const values = { accept: previous ? previous.value : field.value, correct: value, reject: null };
  return [
    { ...field, value: values[action], confidence: 1, review: { action, at, by: '', ...(previous && { previous }) } },
  ];
}
