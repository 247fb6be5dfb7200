import { join, resolve } from 'node:path';
import { keys } from '../../../local/settings.ts';
import { ok, skipped, trouble } from '../finding.ts';
import type { Check } from '../patient.ts';
import { setRight } from '../places.ts';
import { exampleValues } from '../variables.ts';

const root = resolve(import.meta.dirname, '..', '..', '..');
const shownAsExample = ['UNSUBSCRIBE_KEYS', 'SENDGRID_WEBHOOK_PUBLIC_KEY'];

/** Keys that everybody can read in this repository have no business in a deployment. */
export const constants: Check = ({ vars, hosted }) => {
  if (!hosted) return [skipped('published keys', 'A local cloud has the keys of the repository.')];
  const examples = exampleValues(join(root, '.dev.vars.example'));
  const published = new Set<string>([
    ...Object.values(keys),
    ...shownAsExample.flatMap((name) => examples[name] ?? []),
  ]);
  const known = Object.entries(vars).filter(([, value]) => published.has(value.trim()) || /\.\.\.|…/.test(value));
  if (known.length === 0) return [ok('published keys', 'No key is one that stands in the repository.')];
  return known.map(([name]) =>
    trouble(
      'published keys',
      `${name} is a value that stands in this repository for everybody to read.`,
      setRight(name),
    ),
  );
};
