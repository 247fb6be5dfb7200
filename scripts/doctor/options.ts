import { parseArgs } from 'node:util';

export const help = `Looks at a deployment of Docket and says what is wrong with it, and what to do about that.

  npm run doctor                     the local cloud that runs here (.local/env), or what the environment names
  npm run doctor -- --env FILE       the deployment that has the variables of this file
  npm run doctor -- --url ADDRESS    the worker at this address, in the place of APP_URL
  npm run doctor -- --json           answers one object of JSON
  npm run doctor -- --help           says this

It changes nothing, but for a key in Redis that it takes away again, and shows no secret. Its exit code is 0 when nothing is in
trouble, 1 when something is, and 2 when it was not understood.`;

export interface Options {
  help: boolean;
  json: boolean;
  env?: string;
  url?: string;
}

/** Reads the command line; throws a sentence about what is wrong with it. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      env: { type: 'string' },
      url: { type: 'string' },
    },
  });
  if (values.url !== undefined && !/^https?:$/.test(URL.parse(values.url)?.protocol ?? ''))
    throw new Error('--url takes an address such as https://docket.example.com.');
  return values;
}
