import { member } from '../caller.ts';
import { type Finding, trouble } from '../finding.ts';
import { isLoopback, type Patient, type Variables } from '../patient.ts';
import { setRight } from '../places.ts';

const prefixes = [
  ['QSTASH_CURRENT_SIGNING_KEY', 'sig_', 'QSTASH_URL'],
  ['QSTASH_NEXT_SIGNING_KEY', 'sig_', 'QSTASH_URL'],
  ['SENDGRID_API_KEY', 'SG.', 'SENDGRID_URL'],
] as const;
// What follows the prefix is the key's name and its secret.
const sendgridKey = /^SG\.[\w-]{16,}\.[\w-]{16,}$/;
const addresses = ['SUPABASE_URL', 'UPSTASH_REDIS_REST_URL', 'QSTASH_URL', 'SENDGRID_URL'];

/** Keys and addresses of vendors that are of another kind than theirs; what is on this machine may look as it likes. */
export function vendorShapes({ vars, hosted }: Patient): Finding[] {
  if (!hosted) return [];
  const strange = prefixes.flatMap(([name, prefix, place]) => {
    const value = vars[name]?.trim();
    const isTheirs = !value || value.startsWith(prefix) || isLoopback(vars[place] ?? '');
    return isTheirs ? [] : [trouble(name, `${name} does not begin with ${prefix}`, setRight(name))];
  });
  return [...strange, ...keys(vars), ...addresses.flatMap((name) => addressOf(name, vars[name]?.trim() ?? ''))];
}

function keys(vars: Variables): Finding[] {
  const {
    QSTASH_TOKEN: token = '',
    SENDGRID_API_KEY: mail = '',
    GOOGLE_CLOUD_VISION_CREDENTIALS_JSON: account = '',
  } = vars;
  const say = (name: string, says: string) => trouble(name, `${name} ${says}`, setRight(name));
  const found: Finding[] = [];
  if (token.trim().startsWith('sig_')) found.push(say('QSTASH_TOKEN', 'is a signing key (sig_…), not the token.'));
  if (mail.trim().startsWith('SG.') && !sendgridKey.test(mail.trim()) && !isLoopback(vars.SENDGRID_URL ?? ''))
    found.push(say('SENDGRID_API_KEY', 'is not a whole key: SG., a name, a dot and a secret.'));
  if (account.trim() && !isServiceAccount(account) && !isLoopback(vars.VISION_URL ?? ''))
    found.push(
      say('GOOGLE_CLOUD_VISION_CREDENTIALS_JSON', 'is not the JSON key of a service account, with its private_key.'),
    );
  return found;
}

function isServiceAccount(text: string): boolean {
  try {
    const key: unknown = JSON.parse(text);
    return /.@./.test(String(member(key, 'client_email'))) && /BEGIN.*KEY/.test(String(member(key, 'private_key')));
  } catch {
    return false;
  }
}

function addressOf(name: string, text: string): Finding[] {
  const url = URL.parse(text);
  if (url === null || isLoopback(text)) return [];
  const say = (says: string) => [trouble(name, says, setRight(name))];
  if (url.protocol !== 'https:') return say(`${name} is not https, so its key would travel for everybody to read.`);
  if (name !== 'SUPABASE_URL') return [];
  if (/^(www\.)?supabase\.com$/.test(url.hostname))
    return say('SUPABASE_URL is the address of the dashboard, not of the project (https://<ref>.supabase.co).');
  if (url.pathname !== '/') return say('SUPABASE_URL has a path, but the worker adds its own (/auth/v1, /rest/v1).');
  return [];
}
