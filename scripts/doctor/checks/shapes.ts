import { type Finding, ok, trouble, warning } from '../finding.ts';
import { type Check, isLoopback, type Patient, settingOf } from '../patient.ts';
import { setRight } from '../places.ts';
import { vendorShapes } from './vendor-shapes.ts';

/** What is wrong with values that can be read, but are not what they should be. */
export const shapes: Check = (patient) => {
  const found = [
    appUrl(patient),
    ...supabaseKeys(patient),
    ...vendorShapes(patient),
    swapped(patient),
    unsubscribe(patient),
  ];
  const wrong = found.filter((one) => one !== null);
  return wrong.length > 0 ? wrong : [ok('values', 'Addresses, keys and secrets look like what they should be.')];
};

function appUrl({ vars, hosted }: Patient): Finding | null {
  const text = vars.APP_URL?.trim() ?? '';
  const url = URL.parse(text);
  if (url === null) return null;
  const say = (says: string, remedy: string) => trouble('APP_URL', says, remedy);
  if (hosted && isLoopback(text))
    return say(
      'APP_URL is on this machine, but its services are not: QStash cannot deliver there.',
      setRight('APP_URL'),
    );
  if (hosted && url.protocol !== 'https:')
    return say('APP_URL is not https.', 'Set APP_URL to the https address; Cloudflare serves it by itself.');
  if (url.pathname !== '/' || url.search || url.hash)
    return say(
      'APP_URL has a path, but signatures and links are made for the root.',
      'Set APP_URL to the origin alone.',
    );
  if (!text.endsWith('/')) return null;
  return warning(
    'APP_URL',
    'APP_URL ends with a slash, which the worker ignores but other places would double.',
    'Write APP_URL without the slash, here and wherever it was copied to (site URL, event webhook).',
  );
}

function supabaseKeys({ vars }: Patient): (Finding | null)[] {
  const kinds = { SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_', SUPABASE_SECRET_KEY: 'sb_secret_' };
  return Object.entries(kinds).map(([name, prefix]) => {
    const value = vars[name]?.trim();
    if (!value || value.startsWith(prefix)) return null;
    if (value.startsWith('eyJ'))
      return trouble(
        name,
        `${name} is one of the deprecated keys that are JWTs.`,
        `Make new keys in Supabase (Project settings, API keys), set ${name} to the one that begins with ${prefix}, and disable the old ones.`,
      );
    if (name === 'SUPABASE_PUBLISHABLE_KEY' && value.startsWith('sb_secret_'))
      return trouble(
        name,
        'SUPABASE_PUBLISHABLE_KEY is a secret key, and every browser is told it.',
        `Delete that key in Supabase now, make another one, and set SUPABASE_PUBLISHABLE_KEY to the key that begins with ${prefix}.`,
      );
    return trouble(name, `${name} does not begin with ${prefix}.`, setRight(name));
  });
}

function swapped({ vars }: Patient): Finding | null {
  const current = vars.QSTASH_CURRENT_SIGNING_KEY?.trim();
  if (!current || current !== vars.QSTASH_NEXT_SIGNING_KEY?.trim()) return null;
  return trouble('signing keys', 'Both signing keys of QStash are the same.', setRight('QSTASH_NEXT_SIGNING_KEY'));
}

const fewestLetters = 10;

function unsubscribe(patient: Patient): Finding | null {
  const value = settingOf(patient, 'UNSUBSCRIBE_KEYS');
  if (value === null) return null;
  const secrets = value.split(',').map((one) => one.slice(one.indexOf(':') + 1).trim());
  const weak = secrets.some((secret) => new Set(secret).size < fewestLetters || /^(.{1,12}?)\1+/.test(secret));
  if (!weak) return null;
  return warning(
    'UNSUBSCRIBE_KEYS',
    'UNSUBSCRIBE_KEYS has a secret that can be guessed: it repeats itself or uses few letters.',
    'Put a new key in front, k2: and what `openssl rand -hex 32` prints, and take the weak one away as soon as its mails are a month old.',
  );
}
