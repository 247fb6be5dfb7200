import { parseArgs } from 'node:util';
import { shareOf } from '../options.ts';

export const help = `Measures how well resumes are matched with postings, through the running pipeline.

  npm run eval -- matching FOLDER               FOLDER has a manifest.json; its files with an occupation are used
  npm run eval -- matching FOLDER --own         starts a cloud of its own even when npm start runs one
  npm run eval -- matching FOLDER --concurrency 2
                                                files at once
  npm run eval -- matching FOLDER --min-map 0.6 fails when the mean average precision of 70/30 is below this
  npm run eval -- matching FOLDER --json        one object on one line

A new person sends the resumes and an operator a posting for each of 24 occupations, which close after an hour. For each
posting all resumes are ranked by meaning alone, by skills alone, and by both (70/30).`;

export interface Options {
  help: boolean;
  json: boolean;
  own: boolean;
  folder: string;
  concurrency: number;
  minMap: number | null;
}

/** Reads the command line behind "matching"; throws a sentence about what is wrong with it. */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      own: { type: 'boolean', default: false },
      concurrency: { type: 'string', default: '2' },
      'min-map': { type: 'string' },
    },
  });
  const [folder] = positionals;
  if (!folder && !values.help) throw new Error('Name the folder to evaluate: npm run eval -- matching FOLDER');
  if (!/^[1-9]\d?$/.test(values.concurrency)) {
    throw new Error(`--concurrency takes a whole number from 1 to 99, not "${values.concurrency}".`);
  }
  const least = values['min-map'];
  return {
    help: values.help,
    json: values.json,
    own: values.own,
    folder: folder ?? '',
    concurrency: Number(values.concurrency),
    minMap: least === undefined ? null : shareOf('--min-map', least),
  };
}
