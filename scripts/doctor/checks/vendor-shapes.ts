import { type Finding, trouble } from '../finding.ts';
import { isLoopback, type Patient } from '../patient.ts';
import { setRight } from '../places.ts';

const prefixes = [
  ['QSTASH_CURRENT_SIGNING_KEY', 'sig_', 'QSTASH_URL'],
  ['QSTASH_NEXT_SIGNING_KEY', 'sig_', 'QSTASH_URL'],
  ['SENDGRID_API_KEY', 'SG.', 'SENDGRID_URL'],
] as const;
const addresses = ['SUPABASE_URL', 'UPSTASH_REDIS_REST_URL', 'QSTASH_URL', 'SENDGRID_URL'];

/** Keys and addresses of vendors that are of another kind than theirs; what is on this machine may look as it likes. */
export function vendorShapes({ vars, hosted }: Patient): Finding[] {
  if (!hosted) return [];
  const strange = prefixes.flatMap(([name, prefix, place]) => {
    const value = vars[name]?.trim();
    const isTheirs = !value || value.startsWith(prefix) || isLoopback(vars[place] ?? '');
    return isTheirs ? [] : [trouble(name, `${name} does not begin with ${prefix}`, setRight(name))];
  });
  return [...strange, ...addresses.flatMap((name) => addressOf(name, vars[name]?.trim() ?? ''))];
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
