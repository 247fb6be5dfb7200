import type { z } from 'zod';

type RawIssue = z.core.$ZodRawIssue;

const typeName = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
};

const expectedName = (expected: string): string => {
  if (expected === 'int') return 'integer';
  return expected === 'record' ? 'object' : expected;
};

/** Says what is wrong with a value in the words of the vendor's own schema validation. */
export function vendorMessage(issue: RawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return `The ${String(issue.path?.at(-1))} parameter is required.`;
    return `Invalid type. Expected: ${expectedName(issue.expected)}, given: ${typeName(issue.input)}.`;
  }
  if (issue.code === 'unrecognized_keys') return `Additional property ${issue.keys[0]} is not allowed`;
  return undefined;
}

/** The message for a parameter that is missing; other faults keep their own. */
export const required = (message: string) => ({
  error: (issue: RawIssue) => (issue.input === undefined ? message : undefined),
});
