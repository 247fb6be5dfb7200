import { join, resolve } from 'node:path';
import { keys } from '../../../local/settings.ts';
import { ok, skipped, trouble } from '../finding.ts';
import type { Check } from '../patient.ts';
import { setRight } from '../places.ts';
import { exampleValues } from '../variables.ts';

const root = resolve(import.meta.dirname, '..', '..', '..');
/** What stands for something to fill in: dots, or a word in angle brackets, alone or in an address. */
const gap = /\.\.\.|…|^<.*>$|:\/\/.*<[^>]*>/;
const published = new Set<string>(Object.values(keys));
/** What is nobody's in the example; its other addresses are those of vendors. */
const inventions = new Set([
  'APP_URL',
  'SUPABASE_URL',
  'UPSTASH_REDIS_REST_URL',
  'SENDGRID_FROM_EMAIL',
  'SENDGRID_WEBHOOK_PUBLIC_KEY',
  'UNSUBSCRIBE_KEYS',
  'METRICS_TOKEN',
  'CORS_ORIGINS',
]);

/** Keys and addresses that everybody can read in this repository have no business in a deployment. */
export const constants: Check = ({ vars, hosted }) => {
  if (!hosted) return [skipped('published keys', 'A local cloud has the keys of the repository.')];
  const examples = exampleValues(join(root, '.dev.vars.example'));
  const found = Object.entries(vars).flatMap(([name, value]) => {
    const text = value.trim();
    const isExample = gap.test(text) || (inventions.has(name) && examples[name] === text);
    if (isExample) return [trouble('published keys', `${name} is still what .dev.vars.example shows.`, setRight(name))];
    if (!published.has(text)) return [];
    const says = `${name} is a value that stands in this repository for everybody to read.`;
    return [trouble('published keys', says, setRight(name))];
  });
  return found.length > 0 ? found : [ok('published keys', 'No value is one that stands in the repository.')];
};
