import { parseArgs } from 'node:util';

export const help = `Sends the sample documents in local/demo/samples through Docket and shows what becomes of them; then lets vacancies
appear that fit the resume among them, and moves the cloud's clock on to the digests of the next Monday, 09:00 in Tokyo
and in New York.

  npm run demo                     through the stack of .local/env when it is up, else through one of its own
  npm run demo -- --env FILE       through the stack whose addresses are in FILE
  npm run demo -- --exit           ends when all is done, also a stack of its own
  npm run -s demo -- --json        writes the results as JSON to stdout, and nothing else
  npm run demo -- --help           says this

Its exit code is 0 when every document ended as it should and every mail came, else 1.`;

export interface DemoOptions {
  help: boolean;
  exit: boolean;
  json: boolean;
  /** A file with the addresses of a running stack. */
  env: string | undefined;
}

/** Reads the command line; throws a sentence about what is wrong with it. */
export function readDemoOptions(args: string[]): DemoOptions {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      exit: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      env: { type: 'string' },
    },
  });
  return { help: values.help, exit: values.exit, json: values.json, env: values.env };
}
