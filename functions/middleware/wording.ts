import * as z from 'zod';
import type { $ZodErrorMap, $ZodRawIssue } from 'zod/v4/core';

type Issue<Code extends $ZodRawIssue['code']> = Extract<$ZodRawIssue, { code: Code }>;

/** Says of an input what would be right, wherever its schema has no sentence of its own. */
export const wording: $ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue);
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `must be ${choiceOf(issue.values.map(String))}`;
    case 'too_small':
      return bounded(issue.origin, 'least', Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return bounded(issue.origin, 'most', Number(issue.maximum), issue.inclusive !== false);
    case 'invalid_format':
      return formats[issue.format] ?? 'does not have the right form';
    case 'unrecognized_keys':
      return unknownNames(issue);
    case 'invalid_union':
      return alternatives(issue);
    default:
      return 'is not right';
  }
};

const shapes: Record<string, string> = {
  string: 'text',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  int: 'a whole number',
};

function wrongType(issue: Issue<'invalid_type'>): string {
  if (issue.input === undefined) return 'is missing';
  const { expected } = issue;
  if (expected === 'number' || expected === 'int') return `must be ${numberOf(issue)}`;
  return `must be ${shapes[expected] ?? 'something else'}`;
}

/** A number with the bounds that its schema sets: "a whole number from 1 to 100". */
function numberOf({ inst, schema, expected }: Issue<'invalid_type'>): string {
  const numbers = [schema, inst].find((one) => one instanceof z.ZodNumber);
  const noun = expected === 'int' || numbers?.isInt ? 'a whole number' : 'a number';
  const [least, most] = [numbers?.minValue ?? -Infinity, numbers?.maxValue ?? Infinity];
  return Number.isFinite(least) && most < Number.MAX_SAFE_INTEGER ? `${noun} from ${least} to ${most}` : noun;
}

const units: Record<string, string> = { string: 'character', array: 'item', set: 'item', map: 'entry', file: 'byte' };
const figures = new Intl.NumberFormat('en');

function bounded(origin: string, side: 'least' | 'most', bound: number, isInclusive: boolean): string {
  const unit = units[origin];
  if (unit && side === 'least' && bound === 1) return 'must not be empty';
  if (unit) return `must have at ${side} ${figures.format(bound)} ${unit}${bound === 1 ? '' : 's'}`;
  if (!isInclusive) return `must be ${side === 'least' ? 'more' : 'less'} than ${figures.format(bound)}`;
  return `must be at ${side} ${figures.format(bound)}`;
}

const formats: Record<string, string> = {
  uuid: 'must be an id such as 01903c5e-8d1c-7a40-9b2e-5f6d7c8b9a01',
  date: 'must be a day such as 2026-12-24',
  datetime: 'must be a time such as 2026-12-24T18:00:00Z',
  time: 'must be a time of day such as 22:00',
  email: 'must be a mail address such as ada@example.com',
  url: 'must be an address such as https://example.com/jobs',
};

const choiceOf = (values: string[]): string => (values.length === 1 ? `${values[0]}` : `one of ${values.join(', ')}`);

function unknownNames({ keys, inst }: Issue<'unrecognized_keys'>): string {
  const known = inst && 'shape' in inst._zod.def ? Object.keys(inst._zod.def.shape as object) : [];
  const said = keys.map((key) => {
    const meant = known.find((name) => isAlmost(key.toLowerCase(), name));
    return `"${key}" is not known here${meant ? `; did you mean "${meant}"?` : ''}`;
  });
  return said.join('; ');
}

/** Whether one letter, or two that changed places, lie between them. */
function isAlmost(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [left, right] = [one.slice(start), other.slice(start)];
  if (left.slice(1) === right || left === right.slice(1) || left.slice(1) === right.slice(1)) return true;
  return left.slice(2) === right.slice(2) && left[0] === right[1] && left[1] === right[0];
}

function alternatives({ errors }: Issue<'invalid_union'>): string {
  const said = errors.flatMap(([first]) => (first && first.path.length === 0 ? [first.message] : []));
  return [...new Set(said)].join(', or ') || 'is none of what can stand here';
}
