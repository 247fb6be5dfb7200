import { parseArgs } from 'node:util';
import { shareOf, wholeNumber } from '../options.ts';

export const help = `Measures how well questions find the document that answers them, through the running pipeline.

  npm run eval -- search FOLDER               FOLDER has a manifest.json; bench/eval/search/questions.json asks about its files
  npm run eval -- search FOLDER --limit N     only N files, those that are asked about first
  npm run eval -- search FOLDER --own         starts a cloud of its own even when npm start runs one
  npm run eval -- search FOLDER --concurrency 2
                                              files at once
  npm run eval -- search FOLDER --details     every question whose document is not among the first five
  npm run eval -- search FOLDER --min-hit 0.9 fails when hybrid finds fewer among the first five, or more than 0.02
                                              fewer than the better of its halves
  npm run eval -- search FOLDER --json        one object on one line

A new person sends the files without their names. Half of the questions are keywords, half say it in other words.`;

export interface Options {
  help: boolean;
  json: boolean;
  own: boolean;
  details: boolean;
  folder: string;
  limit: number;
  concurrency: number;
  minHit: number | null;
}

/** Reads the command line behind "search"; throws a sentence about what is wrong with it. */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      own: { type: 'boolean', default: false },
      details: { type: 'boolean', default: false },
      limit: { type: 'string', default: '1000000' },
      concurrency: { type: 'string', default: '2' },
      'min-hit': { type: 'string' },
    },
  });
  const [folder] = positionals;
  if (!folder && !values.help) throw new Error('Name the folder to evaluate: npm run eval -- search FOLDER');
  const least = values['min-hit'];
  return {
    help: values.help,
    json: values.json,
    own: values.own,
    details: values.details,
    folder: folder ?? '',
    limit: wholeNumber('--limit', values.limit),
    concurrency: wholeNumber('--concurrency', values.concurrency),
    minHit: least === undefined ? null : shareOf('--min-hit', least),
  };
}
