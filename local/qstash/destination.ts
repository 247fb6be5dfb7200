import { isLoopback } from '../loopback.ts';
import { Refusal, unsupported } from './refusal.ts';

const isConfiguration = (parameter: string): boolean => /^(?:qstash_token|upstash-[^=]*)(?:=|$)/.test(parameter);

/** Splits what follows `/v2/publish/` into the destination, byte for byte, and the headers that its query holds. */
export function readDestination(raw: string): { url: string; configuration: URLSearchParams } {
  const [address = '', ...rest] = raw.split('?');
  const parameters = rest.join('?').split('&');
  const kept = parameters.filter((parameter) => parameter !== '' && !isConfiguration(parameter));
  const configuration = new URLSearchParams(parameters.filter(isConfiguration).join('&'));
  configuration.delete('qstash_token');
  return { url: kept.length > 0 ? `${address}?${kept.join('&')}` : address, configuration };
}

/** Refuses what is no URL on this machine's loopback: a broker on a laptop never calls out. */
export function checkDestination(url: string): void {
  if (url.startsWith('api/')) throw unsupported('destinations under "api/"');
  const parsed = /^https?:\/\//.test(url) && URL.canParse(url) ? new URL(url) : null;
  if (!parsed) throw new Refusal(400, `invalid destination url: "${url}" must begin with http:// or https://`);
  if (isLoopback(parsed.href)) return;
  throw new Refusal(400, `invalid destination url: the local QStash delivers to loopback only, not to ${parsed.host}`);
}
