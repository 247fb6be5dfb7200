import type { CategoryName, Field } from '../../stage.ts';
import { FIELDS_ENGINE, fieldOf } from '../find/evidence.ts';
import type { Source } from '../find/source.ts';
import { constantFrom } from './constant.ts';
import type { FieldExample } from './example.ts';
import { fingerprintOf, isAlike } from './fingerprint.ts';
import { valueFrom } from './place-value.ts';
import { isConstant, isSame } from './values.ts';

/** Name and version of what is learned from people's corrections. */
export const EXAMPLES_ENGINE = 'examples-1';

/** What the examples say of a field here: how sure that is, by how often it was right, and why. */
export interface Learned {
  name: string;
  value: Field['value'];
  confidence: number;
  reason: string;
  /** Whether people corrected what the rules had found to this; what they only accepted outranks no other finding. */
  isCorrection: boolean;
  cells: Source['cells'];
  at?: { index: number; length: number } | undefined;
}

/**
 * Reads the fields of a document by what people said of others from the same sender or on the same form, after the
 * rules. Values are the document's own; only its sender's name and its currency are taken over as they were.
 */
export function applyExamples(
  source: Source,
  category: CategoryName,
  fields: Field[],
  examples: FieldExample[],
): Field[] {
  const seen = fingerprintOf(source, null);
  const alike = examples.filter(
    (example) => example.category === category && isAlike(example, namesIn(example), seen, source),
  );
  const names = [...new Set(alike.flatMap((example) => Object.keys(example.fields)))];
  return names.reduce((known, name) => withLesson(source, known, name, alike), fields);
}

const namesIn = ({ vendor, fields }: FieldExample): string[] =>
  [vendor, fields.vendor?.was, fields.company?.was].filter((name) => typeof name === 'string');

function withLesson(source: Source, fields: Field[], name: string, alike: FieldExample[]): Field[] {
  const known = fields.find((field) => field.name === name);
  if (known && known.engine !== FIELDS_ENGINE) return fields;
  const lessons = alike.flatMap((example) => example.fields[name] ?? []);
  const learned = isConstant(name) ? constantFrom(source, name, lessons, known) : valueFrom(source, name, lessons);
  if (!learned) return fields;
  const isKnown = isConstant(name) ? known?.value === learned.value : isSame(known?.value, learned.value);
  if (known && isKnown)
    return fields.map((field) =>
      field === known ? { ...field, confidence: Math.max(field.confidence, learned.confidence) } : field,
    );
  if (known && !learned.isCorrection) return fields;
  const [field] = fieldOf(name, {
    value: learned.value,
    cells: learned.cells,
    score: learned.confidence,
    at: learned.at,
  });
  const evidence = field ?? {
    name,
    value: learned.value,
    confidence: learned.confidence,
    page: null,
    bbox: null,
    quote: null,
  };
  const added = { ...evidence, engine: EXAMPLES_ENGINE, reason: learned.reason };
  return [...fields.filter((one) => one !== known), added];
}
