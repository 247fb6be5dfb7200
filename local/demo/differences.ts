import type { Journey } from './journey.ts';
import type { Expected } from './samples.ts';

/** What of a journey is not as its sample says, as sentences; empty when all is. */
export function differences(journey: Journey): string[] {
  const { sample, status, error } = journey;
  const told = error ? ` (${error.code}: ${error.detail})` : '';
  const said = 'code' in sample.ends ? failedAsIt(journey, sample.ends.code, told) : readAsIt(journey, told);
  const mailed = journey.mail || status === 'refused' ? [] : ['no mail came'];
  return [...said, ...mailed].map((what) => `${sample.filename}: ${what}`);
}

function failedAsIt({ status, error }: Journey, code: string, told: string): string[] {
  if (status === 'failed' && error?.code === code) return [];
  return [`ended ${status}${told}, not failed with ${code}`];
}

function readAsIt({ sample, status, details }: Journey, told: string): string[] {
  if ('code' in sample.ends) return [];
  if (status !== 'completed' && status !== 'needs_review') return [`ended ${status}${told}, not read`];
  const { category, fields } = sample.ends;
  const wrong = Object.entries(fields).flatMap(([name, expected]) => {
    const found = details?.fields.find((field) => field.name === name)?.value;
    return isAs(expected, found)
      ? []
      : [`${name} is ${JSON.stringify(found) ?? 'missing'}, not ${JSON.stringify(expected)}`];
  });
  return details?.category === category ? wrong : [`is taken for ${details?.category}, not ${category}`, ...wrong];
}

function isAs(expected: Expected, found: unknown): boolean {
  if (typeof expected === 'number') return typeof found === 'number' && Math.abs(found - expected) < 0.005;
  if (typeof expected === 'string') return found === expected;
  return Array.isArray(found) && expected.every((entry) => found.includes(entry));
}
