import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Ports, portsFrom, usualPorts } from './settings.ts';

export const help = `Runs the whole of Docket on this machine: the worker, and a stand-in for every service it uses.

  npm start                        on the usual ports, keeping its data in .local/
  npm start -- --fresh             empties the data first
  npm start -- --data DIR          keeps the data in DIR
  npm start -- --port P            uses the ports P to P+7, the API first
  npm start -- --help              says this

Variables of the worker (see .dev.vars.example) in the environment win over .dev.vars and over the stand-ins.`;

export interface StartOptions {
  help: boolean;
  fresh: boolean;
  /** An absolute path. */
  data: string;
  ports: Ports;
}

/** Reads the command line; throws a sentence about what is wrong with it. */
export function readOptions(args: string[], root: string): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      fresh: { type: 'boolean', default: false },
      data: { type: 'string' },
      port: { type: 'string' },
    },
  });
  const data = values.data ? resolve(values.data) : resolve(root, '.local');
  return { help: values.help, fresh: values.fresh, data, ports: portsOf(values.port) };
}

function portsOf(text: string | undefined): Ports {
  if (text === undefined) return usualPorts;
  const first = Number(text);
  if (Number.isInteger(first) && first >= 1 && first <= 65_528) return portsFrom(first);
  throw new Error(`--port takes a number from 1 to 65528, not "${text}".`);
}
