import { toByteString } from './encoding.ts';

const unescapeBytes = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/**
 * Reads the command of a URL such as `/set/key/value?EX=100`: the body of a request, as a byte string, is the last
 * argument before the query's.
 */
export function readPathCommand(url: URL, body: string): string[] {
  const command = url.pathname.slice(1).split('/').map(unescapeBytes);
  if (body) command.push(body);
  for (const [name, value] of url.searchParams) {
    if (name === '_token') continue;
    command.push(toByteString(name));
    if (value) command.push(toByteString(value));
  }
  return command;
}
