import { interrupted } from '../interrupt.ts';
import { people } from '../settings.ts';
import { mailsTo, signIn } from './client.ts';
import { type DemoOptions, help, readDemoOptions } from './demo-options.ts';
import { differences } from './differences.ts';
import { begin, collectMails, type Journey, travel } from './journey.ts';
import { showProgress } from './progress.ts';
import { addressLines, mailLines, resultJson, resultTable } from './report.ts';
import { samples } from './samples.ts';
import { type Addresses, findStack, startStack } from './stack.ts';
import { bold, paint } from './terminal.ts';

const [person] = people;
const widthWhenPiped = 140;

/** Sends the samples through a stack; answers the exit code, 0 when every one ended as it should. */
async function demo(options: DemoOptions, stopped: Promise<void>): Promise<number> {
  const say = options.json ? () => {} : (...lines: string[]) => console.log(lines.join('\n'));
  const troubles: string[] = [];
  let stack = await findStack(options.env);
  if (!stack) {
    say('', 'Starting a stack of its own; npm start keeps one up …');
    stack = await startStack((line) => isTrouble(line) && troubles.push(line));
  }
  try {
    const { addresses } = stack;
    say('', bold(`${samples.length} documents for ${person.email} at ${addresses.api}`), '');
    const journeys = samples.map(begin);
    const isDone = await Promise.race([send(journeys, addresses, options).then(() => true), stopped.then(() => false)]);
    if (!isDone) return 130;
    const wrong = journeys.flatMap(differences);
    if (options.json) console.log(JSON.stringify(resultJson(journeys, addresses), null, 2));
    say(...report(journeys, wrong, addresses));
    if (wrong.length > 0 && troubles.length > 0) console.error(troubles.join('\n'));
    if (stack.close && !options.exit) {
      say('  The stack stays up; Ctrl-C stops it.', '');
      await stopped;
    }
    return wrong.length > 0 ? 1 : 0;
  } finally {
    await stack.close?.();
  }
}

const isTrouble = (line: string): boolean => /"level":"(warn|error)"|^\w*Error\b/.test(line);

async function send(journeys: Journey[], addresses: Addresses, options: DemoOptions): Promise<void> {
  const client = await signIn(addresses, person);
  const changed = options.json ? () => {} : showProgress(journeys, process.stdout);
  await Promise.all(journeys.map((journey) => travel(journey, client, changed)));
  await collectMails(journeys, () => mailsTo(addresses, person.email));
}

function report(journeys: Journey[], wrong: string[], addresses: Addresses): string[] {
  const width = process.stdout.isTTY ? process.stdout.columns : widthWhenPiped;
  const verdict =
    wrong.length === 0
      ? paint('good', '  Every document ended as it should, and its mail came.')
      : paint('bad', ['  Not as it should be:', ...wrong.map((what) => `  - ${what}`)].join('\n'));
  return [
    '',
    bold('Results'),
    ...resultTable(journeys, width - 2).map((line) => `  ${line}`),
    '',
    bold('Mails'),
    ...mailLines(journeys),
    '',
    verdict,
    '',
    bold('Look on'),
    ...addressLines(addresses, person),
    '',
  ];
}

try {
  const options = readDemoOptions(process.argv.slice(2));
  if (options.help) console.log(help);
  process.exit(options.help ? 0 : await demo(options, interrupted()));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
