import { parseArgs } from 'node:util';
import { type StageName, stageNames } from '../../lib/stages/stage.ts';
import { type TextGroup, textGroups } from './text-scores.ts';

export const help = `Measures how well documents are read, on a labelled folder, through the running pipeline.

  npm run eval -- FOLDER                     FOLDER has a manifest.json; all stages
  npm run eval -- FOLDER --stage S           up to ${stageNames.join(', ')}
  npm run eval -- FOLDER --category C        only files of this category
  npm run eval -- FOLDER --limit N           only the first N of them
  npm run eval -- FOLDER --concurrency 2     files at once
  npm run eval -- FOLDER --own               starts a cloud of its own even when npm start runs one
  npm run eval -- FOLDER --details           every wrong field and category, by file
  npm run eval -- FOLDER --min-recall digital=0.985
                                             fails below this; also scan, receipt; may be given again
  npm run eval -- FOLDER --min-accuracy 0.9  fails below this share of right categories
  npm run eval -- FOLDER --markdown          one table with the bounds, as docs/quality.md has it
  npm run eval -- FOLDER --json              one object on one line
  npm run eval -- matching FOLDER            how well resumes are matched with postings instead; matching --help
  npm run eval -- --help                     says this

The service sees neither file names nor folders. The exit code is 1 when a bound is broken.`;

export interface Options {
  help: boolean;
  json: boolean;
  markdown: boolean;
  own: boolean;
  details: boolean;
  folder: string;
  stages: StageName[];
  category: string | null;
  limit: number;
  concurrency: number;
  minRecall: Partial<Record<TextGroup, number>>;
  minAccuracy: number | null;
}

/** Reads the command line; throws a sentence about what is wrong with it. */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      own: { type: 'boolean', default: false },
      details: { type: 'boolean', default: false },
      stage: { type: 'string', default: stageNames.at(-1) ?? '' },
      category: { type: 'string' },
      limit: { type: 'string', default: '1000000' },
      concurrency: { type: 'string', default: '2' },
      'min-recall': { type: 'string', multiple: true, default: [] },
      'min-accuracy': { type: 'string' },
    },
  });
  const [folder] = positionals;
  if (!folder && !values.help) throw new Error('Name the folder to evaluate: npm run eval -- FOLDER');
  const accuracy = values['min-accuracy'];
  return {
    help: values.help,
    json: values.json,
    markdown: values.markdown,
    own: values.own,
    details: values.details,
    folder: folder ?? '',
    stages: stagesUpTo(values.stage),
    category: values.category ?? null,
    limit: wholeNumber('--limit', values.limit),
    concurrency: wholeNumber('--concurrency', values.concurrency),
    minRecall: Object.fromEntries(values['min-recall'].map(boundOf)),
    minAccuracy: accuracy === undefined ? null : shareOf('--min-accuracy', accuracy),
  };
}

function stagesUpTo(last: string): StageName[] {
  const names: readonly string[] = stageNames;
  const index = names.indexOf(last);
  if (index === -1) throw new Error(`--stage takes one of ${stageNames.join(', ')}, not "${last}".`);
  return stageNames.slice(0, index + 1);
}

/** A whole number from 1; throws a sentence that names the option. */
export function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new Error(`${name} takes a whole number from 1, not "${text}".`);
}

function boundOf(text: string): [TextGroup, number] {
  const [name = '', share = ''] = text.split('=');
  const group = textGroups.find((one) => one === name);
  if (!group) throw new Error(`--min-recall takes one of ${textGroups.join(', ')} and a share, as in digital=0.985.`);
  return [group, shareOf('--min-recall', share)];
}

/** A share from 0 to 1; throws a sentence that names the option. */
export function shareOf(name: string, text: string): number {
  if (/^(0?\.\d+|[01])$/.test(text)) return Number(text);
  throw new Error(`${name} takes a share from 0 to 1, not "${text}".`);
}
