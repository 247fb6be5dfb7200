import { interrupted } from '../interrupt.ts';
import { people } from '../settings.ts';
import { type Client, mailsTo, signIn } from './client.ts';
import { type DemoOptions, help, readDemoOptions } from './demo-options.ts';
import { differences } from './differences.ts';
import { begin, collectMails, travel } from './journey.ts';
import { matchDifferences, matchResume } from './match.ts';
import { liveMornings, morningDifferences, type Sleeper } from './mornings.ts';
import { showProgress } from './progress.ts';
import { addressLines, mailLines, matchLines, morningLines, resultJson, resultTable, type Shown } from './report.ts';
import { samples } from './samples.ts';
import { type Addresses, findStack, startStack } from './stack.ts';
import { bold, paint } from './terminal.ts';

const [person, operator] = people;
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
    const shown: Shown = { journeys: samples.map(begin), matched: null, mornings: [], wrong: [] };
    const isDone = await Promise.race([show(shown, addresses, options).then(() => true), stopped.then(() => false)]);
    if (!isDone) return 130;
    const { wrong } = shown;
    if (options.json) console.log(JSON.stringify(resultJson(shown, addresses), null, 2));
    say(...report(shown, addresses));
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

async function show(shown: Shown, addresses: Addresses, options: DemoOptions): Promise<void> {
  const { journeys } = shown;
  const [client, staff] = await Promise.all([signIn(addresses, person), signIn(addresses, operator)]);
  const known = new Set((await mailsTo(addresses, person.email)).map(({ id }) => id));
  const changed = options.json ? () => {} : showProgress(journeys, process.stdout);
  await Promise.all(journeys.map((journey) => travel(journey, client, changed)));
  await collectMails(journeys, () => mailsTo(addresses, person.email));
  shown.wrong.push(...journeys.flatMap(differences));
  const resume = journeys.find(({ sample }) => sample.filename === 'resume.pdf')?.id;
  if (!resume) return;
  const crew = { person: client, operator: staff, email: person.email, resume, known };
  shown.matched = await matchResume(addresses, crew);
  shown.mornings = await liveMornings(addresses, sleepersOf(client, staff), crew);
  shown.wrong.push(...matchDifferences(shown.matched), ...shown.mornings.flatMap(morningDifferences));
}

const sleepersOf = (client: Client, staff: Client): Sleeper[] => [
  { client, email: person.email, city: 'Tokyo', timeZone: 'Asia/Tokyo', frequency: 'weekly' },
  { client: staff, email: operator.email, city: 'New York', timeZone: 'America/New_York', frequency: 'daily' },
];

function report({ journeys, matched, mornings, wrong }: Shown, addresses: Addresses): string[] {
  const width = process.stdout.isTTY ? process.stdout.columns : widthWhenPiped;
  const verdict =
    wrong.length === 0
      ? paint('good', '  Every document ended as it should, and every mail came.')
      : paint('bad', ['  Not as it should be:', ...wrong.map((what) => `  - ${what}`)].join('\n'));
  return [
    '',
    bold('Results'),
    ...resultTable(journeys, width - 2).map((line) => `  ${line}`),
    '',
    bold('Mails'),
    ...mailLines(journeys),
    '',
    bold('Postings that fit the resume'),
    ...matchLines(matched),
    '',
    bold('Monday morning'),
    ...morningLines(mornings),
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
